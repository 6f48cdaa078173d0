import Foundation
import TestSupport
import Testing

@testable import BookBuild

/// `build --on slurm` with commands in the place of Slurm's; Scripts/cluster-tests has the real ones.
@Suite(.serialized) struct SlurmBuildTests {
  private let folder = TestFolder()

  /// Writes a book and commands that do as Slurm's do, of which `sbatch` ends as the test wants.
  private func prepare(sbatch: String) throws {
    try folder.write("title: t\nlanguage: en\n", to: "book/book.yml")
    for name in ["a", "b"] {
      try folder.write(
        "# \(name)\n\n```swift\nprint(6 * 7, \"\(name)\")\n```\n", to: "book/\(name).md")
    }
    let commands = [
      "sbatch": "echo \"$@\" >arguments\ncat >script\n" + sbatch,
      "squeue": "[ -e cancelled ] || cat listing",
      "scancel": "echo \"$@\" >cancelled",
    ]
    for (name, text) in commands {
      try folder.write("#!/bin/bash\ncd \(folder.path)\n\(text)\n", to: "slurm/\(name)")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.path("slurm/\(name)"))
    }
  }

  private func start(_ more: [String] = []) throws -> (process: Process, output: Pipe, error: Pipe)
  {
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = "\(folder.path("slurm")):\(environment["PATH"] ?? "")"
    return try Command.start(
      [
        "build", "--on", "slurm", "--book", folder.path("book"), "--cache", folder.path("cache"),
        "--output", folder.path("pages"),
      ] + more, environment: environment)
  }

  private func build(_ more: [String] = []) throws -> (code: Int32, error: String) {
    let (process, _, error) = try start(more)
    let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test func chaptersRunAsJobsAndPagesAreMadeOfThem() throws {
    try prepare(
      sbatch: """
        for task in 0 1; do
          SLURM_ARRAY_TASK_ID=$task bash script >log-$task 2>&1
          echo "7|$task|COMPLETED|node$task|None" >>listing
        done
        """)
    let (code, error) = try build(["--sbatch", "--mem 4G --time 60", "--sbatch", "--exclusive"])
    #expect(code == 0, "\(error)")
    #expect(error.contains("a: completed on node0\nb: completed on node1\n"))
    #expect(try folder.read("pages/a.html").contains("42"))
    #expect(try folder.read("arguments").contains("--mem 4G --time 60 --exclusive"))
    // A worker says what it runs, and then what that took.
    #expect(try folder.read("log-0").contains("a: cell '#1' (1 of 1)\na: 1 cell, "))
    // Nobody cancels what has ended, and no log is left.
    #expect(!FileManager.default.fileExists(atPath: folder.path("cancelled")))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path("cache"))
    #expect(!left.contains { $0.hasPrefix("slurm") })
    // What is there already is not submitted.
    try prepare(sbatch: "exit 1")
    #expect(try build().code == 0)
  }

  @Test func aChapterWhoseJobLeavesNothingIsReportedAndNotRunHere() throws {
    try prepare(
      sbatch: """
        SLURM_ARRAY_TASK_ID=0 bash script >/dev/null 2>&1
        echo "7|0|COMPLETED|node1|None" >>listing
        echo "7|1|OUT_OF_MEMORY|node2|None" >>listing
        logs=$(grep -o -- '--output [^ ]*' arguments | cut -d ' ' -f 2)
        echo "slurmstepd: error: exceeded memory limit" >"${logs%/*}/1"
        """)
    let (code, error) = try build()
    #expect(code == 1)
    #expect(error.contains("no result came from Slurm: its job ended as OUT_OF_MEMORY on 'node2'"))
    #expect(error.contains("its last words: slurmstepd: error: exceeded memory limit"))
    #expect(FileManager.default.fileExists(atPath: folder.path("pages/a.html")))
    #expect(!FileManager.default.fileExists(atPath: folder.path("pages/b.html")))
  }

  @Test func whatSlurmRefusesIsReportedOnceInItsWords() throws {
    try prepare(sbatch: "echo 'sbatch: error: invalid partition specified: x' >&2; exit 1")
    let (code, error) = try build()
    #expect(code == 1)
    #expect(error.contains("no chapter was run: sbatch: error: invalid partition specified: x"))
    #expect(error.contains("1 error; built 0 chapters"))
  }

  @Test func anInterruptedBuildCancelsItsJobs() throws {
    try prepare(
      sbatch: "echo '7|0|PENDING||Resources' >listing; echo '7|1|PENDING||Resources' >>listing")
    let (process, _, error) = try start()
    while process.isRunning, !FileManager.default.fileExists(atPath: folder.path("listing")) {
      usleep(10_000)
    }
    process.interrupt()
    _ = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(try folder.read("cancelled").hasPrefix("--name book-"))
  }

  @Test(arguments: [
    (["--no-cache"], "jobs leave results in a cache"), (["--keep-going"], "--keep-going"),
  ])
  func whatJobsCannotDoIsRefused(options: [String], words: String) throws {
    let (code, _, error) = try Command.run(["build", "--on", "slurm"] + options)
    #expect(code == 64)
    #expect(error.contains(words))
    #expect(try Command.run(["build", "--sbatch", "--mem 1"]).code == 64)
  }

  private static func job(_ task: Int, _ state: String, _ node: String = "") -> SlurmJob {
    SlurmJob(
      array: "7", task: task, chapters: ["c\(task)"], state: state, node: node,
      reason: state == "PENDING" ? "Resources" : "None")
  }

  @Test func jobsAreShownByQueueNodeAndCell() {
    var running = Self.job(0, "RUNNING", "n1")
    running.step = "c0: cell 'x' (1 of 2)"
    let jobs = [
      running, Self.job(1, "RUNNING", "n2"), Self.job(2, "PENDING"), Self.job(3, "TIMEOUT"),
    ]
    expectSame(
      JobLines.live(jobs),
      [
        "c0: cell 'x' (1 of 2), on n1", "c1: starting, on n2",
        "Slurm job 7: 2 running, 1 waiting (Resources), 1 ended",
      ])
    expectSame(JobLines.live([Self.job(0, "COMPLETED", "n1")]), [])
  }

  @Test func eachChangeOfAJobIsWrittenOnce() {
    let waiting = [Self.job(0, "PENDING"), Self.job(1, "RUNNING", "n1")]
    let ended = [Self.job(0, "RUNNING", "n2"), Self.job(1, "OUT_OF_MEMORY", "n1")]
    #expect(JobLines.changes(from: [], to: waiting, withStarts: true) == ["c1: running on n1"])
    #expect(
      JobLines.changes(from: waiting, to: ended, withStarts: false) == ["c1: out of memory on n1"])
    #expect(JobLines.changes(from: ended, to: ended, withStarts: true).isEmpty)
    // It was taken from a node that died.
    let again = [Self.job(0, "RUNNING", "n3"), ended[1]]
    #expect(JobLines.changes(from: ended, to: again, withStarts: true) == ["c0: running on n3"])
  }

  @Test(arguments: [
    ("7|3|RUNNING|node2|None\n", 3), ("7|N/A|RUNNING|node2|None", nil), ("", nil), ("a|b", nil),
  ])
  func readsWhatTheQueueLists(listing: String, task: Int?) {
    #expect(SlurmJob.jobs(in: listing).first?.task == task)
  }
}
