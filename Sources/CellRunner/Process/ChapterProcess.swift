import BookDocument
import Foundation
import RunStore
import SystemPackage

/// The process that runs a compiled chapter.
struct ChapterProcess {
  /// Everything that the process left.
  struct Remains {
    var end: RunningProcess.End
    /// The cell that met a limit, if one did and it is known.
    var stoppedCell: Int?
    /// Whether something else is where the files were that held what the chapter printed.
    var hasLostOutput = false
    var recorded: RecordedRun
    var errorText: String
  }

  var chapter: Chapter
  var book: Book
  var workspace: Workspace
  var observer: any RunObserver = SilentObserver()
  /// Whether cells that take time run.
  var isMeasuring = false
  /// What is left out of the method in this run, if anything.
  var mutation: Mutation?
  /// The cell after which the run may end, if nothing is asked for but its proofs.
  var lastProofCell: Int?

  /// Runs the process to its end or to a limit.
  ///
  /// - Throws: an error if it cannot be started, or the book's data cannot be copied.
  func run() async throws -> Remains {
    let nonce = Self.makeNonce()
    try workspace.prepareRun(with: DataFolder(of: book))
    let files = [workspace.recordsPath, workspace.outputPath]
    for file in files { try Data().write(to: URL(fileURLWithPath: file)) }
    let identities = files.map(Workspace.identity)
    let sandbox =
      book.isSandboxed
      ? try Sandbox().command(
        writable: [workspace.directory],
        readable: [
          workspace.programDirectory, "/opt",
          FilePath(BuildProducts.runningExecutable).removingLastComponent().string,
        ])
      : []
    let command = sandbox + [workspace.executablePath]
    let process = RunningProcess(
      executable: .path(.init(command[0])), arguments: Array(command.dropFirst()),
      environment: environment(nonce: nonce),
      directory: workspace.runDirectory, outputPath: workspace.outputPath,
      errorPath: workspace.errorPath)
    let watch = ChapterWatch(
      chapter, limits: book.limits, workspace: workspace, nonce: nonce, observer: observer)
    var stoppedCell: Int?
    func look(_ check: () throws -> Void) throws {
      do { try check() } catch let violation as LimitViolation {
        stoppedCell = watch.cell(of: violation)
        throw violation
      }
    }
    var end = try await process.run { family in try look { try watch.look(family) } }
    // The sandbox's own process says by its exit code which signal ended the chapter.
    if book.isSandboxed, case .exited(let code) = end, 129..<192 ~= code {
      end = .signalled(code - 128)
    }
    watch.finish()
    do {
      if end == .exited(0) { try look { try watch.checkOutput() } }
    } catch let violation as LimitViolation {
      end = .stopped(violation)
    }
    observer.processEnded(peakMemory: watch.peakMemory)
    let recorded = RecordedRun(
      nonce: nonce,
      records: workspace.bytes(at: workspace.recordsPath, limit: book.limits.output),
      output: workspace.bytes(at: workspace.outputPath, limit: book.limits.output))
    return Remains(
      end: end, stoppedCell: stoppedCell,
      hasLostOutput: files.map(Workspace.identity) != identities, recorded: recorded,
      errorText: workspace.text(at: workspace.errorPath, limit: book.limits.output))
  }

  /// Sixteen letters that a cell cannot know, so that nothing it prints passes for a record.
  private static func makeNonce() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private func environment(nonce: String) -> [String: String] {
    var environment = book.environment(ofProcessIn: workspace)
    environment["NOTEBOOK_RECORDS"] = workspace.recordsPath
    environment["NOTEBOOK_NONCE"] = nonce
    environment["SWIFT_BACKTRACE"] =
      "enable=yes,interactive=no,color=no,threads=crashed,registers=none,images=none,sanitize=no"
    if isMeasuring { environment["NOTEBOOK_MEASURE"] = "1" }
    if let lastProofCell { environment["NOTEBOOK_LAST_PROOF_CELL"] = "\(lastProofCell)" }
    return environment.merging(mutation?.environment ?? [:]) { $1 }
  }
}

extension Book {
  /// What a process of the book knows of the world: no secrets of the author's session.
  func environment(ofProcessIn workspace: Workspace) -> [String: String] {
    let outer = ProcessInfo.processInfo.environment
    let passed = outer.filter { name, _ in
      ["PATH", "LD_LIBRARY_PATH"].contains(name) || passes(variable: name)
    }
    let own = [
      "HOME": workspace.runDirectory, "TMPDIR": workspace.runDirectory, "LANG": "C.UTF-8",
      "SWIFT_DETERMINISTIC_HASHING": "1",
    ]
    return own.merging(passed) { $1 }
  }
}

/// Hears what a chapter's process is doing while it runs.
package protocol RunObserver: Sendable {
  /// The cell with this index has started.
  func cellStarts(_ index: Int)
  /// The chapter runs once more, with a mutation set.
  func mutationStarts(_ mutation: Mutation)
  /// The process has ended; this is the most memory that it was seen to hold.
  ///
  /// - Units: bytes.
  func processEnded(peakMemory: Int)
}

/// Hears nothing.
package struct SilentObserver: RunObserver {
  package init() {}
  package func cellStarts(_ index: Int) {}
  package func mutationStarts(_ mutation: Mutation) {}
  package func processEnded(peakMemory: Int) {}
}
