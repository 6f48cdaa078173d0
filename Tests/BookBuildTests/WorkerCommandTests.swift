import Foundation
import RunStore
import TestSupport
import Testing

/// `run` and `plan` as a user meets them.
@Suite(.serialized) struct WorkerCommandTests {
  @Test func whatIsPlannedRunsElsewhereAndIsThenBuilt() throws {
    let folder = TestFolder()
    let place = ["--book", Repository.path("Tests/EditionBook"), "--cache", folder.path("cache")]
    let plan = try Command.run(["plan", "--format", "json"] + place)
    #expect(plan.code == 0)
    #expect(plan.error.contains("2 chapters to run in 2 tasks"))
    #expect(try Command.run(["run", "--shard", "1/2", "--jobs", "1"] + place).code == 0)
    let rest = try Command.run(["plan", "--format", "json"] + place)
    #expect(rest.error.contains("1 chapter to run in 1 task"))
    struct Form: Decodable {
      var command: [String]
      var tasks: [[String]]
    }
    let form = try JSONDecoder().decode(Form.self, from: Data(rest.output.utf8))
    #expect(form.tasks == [["02-more"]])
    let ran = try Command.run(Array(form.command.dropFirst()) + form.tasks[0])
    #expect(ran.code == 0)
    #expect(ran.error.contains("ran 1 chapter: \(folder.path("cache"))"))
    #expect(
      try Command.run(["plan", "--format", "make"] + place).error.contains("0 chapters to run"))
    let built = try Command.run(["--output", folder.path("pages"), "--explain"] + place)
    #expect(built.code == 0)
    #expect(built.error.contains("01-all: cache hit\n02-more: cache hit\n"))
  }

  @Test func aWorkerThatCannotBeUsedIsRefused() throws {
    let folder = TestFolder()
    try folder.write("x", to: "file")
    let book = ["--book", Repository.path("Tests/Books/plain")]
    let unwritable = try Command.run(["run", "--cache", folder.path("file")] + book)
    #expect(unwritable.code == 64)
    #expect(unwritable.error.contains("cannot be written"))
    let unknown = try Command.run(["run", "nowhere", "--cache", folder.path("cache")] + book)
    #expect(unknown.code == 1)
    #expect(unknown.error.contains("'nowhere' is not a chapter of this book"))
    // 'srun -n 2'.
    let (process, _, error) = try Command.start(
      ["run", "--cache", folder.path("cache")] + book,
      environment: ProcessInfo.processInfo.environment.merging(["SLURM_STEP_NUM_TASKS": "2"]) { $1 }
    )
    let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 64)
    #expect(text.contains("2 copies of this worker were started"))
  }

  /// What is copied to another machine or folder must come with its modules.
  @Test func aCommandWithoutItsModulesSaysSo() throws {
    let folder = TestFolder()
    let command = "\(BuildProducts.ofRunningExecutable.directory)/build-book"
    // Copied by another process: one that this one starts for another test meanwhile would hold the copy open
    // for writing, and such a file cannot be run.
    let copying = try Process.run(
      URL(fileURLWithPath: "/bin/cp"), arguments: [command, folder.path("build-book")])
    copying.waitUntilExit()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: folder.path("build-book"))
    process.arguments = [
      "--no-cache", "--book", Repository.path("Tests/EditionBook"), "--output",
      folder.path("pages"),
    ]
    let error = Pipe()
    process.standardError = error
    try process.run()
    let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    let library = "\(folder.path)/Modules/Notebook.swiftmodule"
    #expect(text.contains("error: '\(library)' is missing, which cells need"))
    // Once for the book and not for each chapter.
    #expect(text.matches(of: /which cells need/).count == 1, "\(text)")
  }
}
