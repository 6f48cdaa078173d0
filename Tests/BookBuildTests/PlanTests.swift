import BookBuild
import Foundation
import TestSupport
import Testing

/// Plans as the programs read them that carry them out.
@Suite struct PlanTests {
  private let folder = TestFolder()
  /// Names that a shell and make would take for their own.
  private let chapters = ["01-a", "它's $HOME", "guides/03 \"x\"", "04;b", "05"]

  /// A plan whose command writes where it is and what it is given.
  private func plan(_ chapters: [String]? = nil, chaptersPerTask: Int? = 2) -> RunPlan {
    RunPlan(
      chapters ?? self.chapters,
      command: ["/bin/sh", "-c", "pwd; printf '%s\\n' \"$@\"", "worker's"],
      directory: folder.path, chaptersPerTask: chaptersPerTask)
  }

  private func output(
    of command: [String], variables: [String: String] = [:]
  ) throws -> (code: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test func chaptersAreDividedAmongTasks() {
    #expect(plan().tasks.map(\.count) == [2, 2, 1])
    #expect(plan(chaptersPerTask: nil).tasks.map(\.count) == [1, 1, 1, 1, 1])
    // No array of Slurm is longer than its site allows, a thousand by default.
    #expect(plan((1...2500).map(String.init), chaptersPerTask: nil).tasks.count == 834)
    #expect(plan([]).tasks.isEmpty)
  }

  @Test func eachElementOfTheArrayRunsItsChapters() throws {
    try folder.write(plan().text(as: .slurm), to: "plan.sh")
    let script = folder.path("plan.sh")
    #expect(try folder.read("plan.sh").contains("\n#SBATCH --array=0-2\n"))
    for (number, chapters) in plan().tasks.enumerated() {
      let ran = try output(
        of: ["bash", script],
        variables: ["SLURM_ARRAY_TASK_ID": "\(number)", "SLURM_CPUS_PER_TASK": "4"])
      #expect(ran.code == 0)
      #expect(
        ran.text.split(separator: "\n").map(String.init) == [folder.path, "--jobs", "4", "--"]
          + chapters)
    }
    #expect(try output(of: ["bash", script]).code == 64)
  }

  @Test(.enabled("needs make: apt-get install make") { Command.succeeds("make", "--version") })
  func eachTargetRunsItsChapters() throws {
    try folder.write(plan().text(as: .make), to: "plan.mk")
    let make = ["make", "--file", folder.path("plan.mk")]
    let expected = plan().tasks.flatMap { [folder.path, "--jobs", "1", "--"] + $0 }
    for launcher in [[], ["LAUNCHER=env -C /usr"]] {
      let ran = try output(of: make + launcher)
      #expect(ran.code == 0)
      let lines = ran.text.split(separator: "\n").map(String.init)
      #expect(lines == expected.map { !launcher.isEmpty && $0 == folder.path ? "/usr" : $0 })
    }
  }

  @Test func dataNameTheCommandAndTheTasks() throws {
    struct Form: Decodable, Equatable {
      var command: [String]
      var directory: String
      var tasks: [[String]]
    }
    let form = try JSONDecoder().decode(Form.self, from: Data(plan().text(as: .json).utf8))
    #expect(form.directory == folder.path)
    #expect(form.command.first == "/bin/sh")
    #expect(form.tasks == plan().tasks)
  }

  @Test func whatIsMissingNowhereIsAPlanOfNothing() throws {
    for format in [RunPlan.Format.slurm, .make] {
      try folder.write(plan([]).text(as: format), to: "plan")
      let command =
        format == .slurm ? ["bash", folder.path("plan")] : ["make", "-f", folder.path("plan")]
      guard format == .slurm || Command.succeeds("make", "--version") else { continue }
      #expect(try output(of: command).code == 0)
    }
  }
}
