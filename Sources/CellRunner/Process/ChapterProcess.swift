import BookDocument
import CellRecords
import Foundation
import RunStore
import Subprocess

/// The process that runs a compiled chapter.
struct ChapterProcess {
  /// Everything that the process left behind.
  struct Remains {
    var end: RunningProcess.End
    var entries: [RecordReader.Entry]
    /// Whether the file of records ends in bytes that are no record.
    var hasForeignRecords: Bool
    var output: [UInt8]
    var errorText: String
  }

  var chapter: Chapter
  var workspace: Workspace
  var limits: RunLimits
  /// A command that is put before the program's path, for a cluster's scheduler.
  var launcher: [String]
  /// The files that cells find in the folder `data`.
  var data: DataFolder?
  var observer: any RunObserver
  /// Whether cells that take time run.
  var isMeasuring = false
  /// What is left out of the method in this run, if anything.
  var mutation: Mutation?

  /// Runs the process to its end or to a limit.
  ///
  /// - Throws: an error if it cannot be started, or the book's data cannot be copied.
  func run() async throws -> Remains {
    let nonce = Self.makeNonce()
    try data?.copy(into: workspace.runDirectory)
    try Data().write(to: URL(fileURLWithPath: workspace.recordsPath))
    let command = launcher + [workspace.executablePath]
    let process = RunningProcess(
      executable: command[0].contains("/") ? .path(.init(command[0])) : .name(command[0]),
      arguments: Array(command.dropFirst()), environment: environment(nonce: nonce),
      directory: workspace.runDirectory, outputPath: workspace.outputPath,
      errorPath: workspace.errorPath)
    let watch = ChapterWatch(
      chapter, limits: limits, workspace: workspace, nonce: nonce, observer: observer)
    let end = try await process.run { try watch.look($0) }
    watch.finish()
    observer.processEnded(peakMemory: watch.peakMemory)
    return Remains(
      end: end, entries: watch.entries, hasForeignRecords: watch.hasForeignRecords,
      output: workspace.bytes(at: workspace.outputPath, limit: limits.output),
      errorText: workspace.text(at: workspace.errorPath, limit: limits.output))
  }

  /// Sixteen letters that a cell cannot know, so that nothing it prints passes for a record.
  private static func makeNonce() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// What a chapter's process knows of the world: no secrets of the author's session.
  private func environment(nonce: String) -> [String: String] {
    let outer = ProcessInfo.processInfo.environment
    var inner = [
      "NOTEBOOK_RECORDS": workspace.recordsPath,
      "NOTEBOOK_NONCE": nonce,
      "NOTEBOOK_OUTPUT": workspace.outputPath,
      "HOME": workspace.runDirectory,
      "TMPDIR": workspace.runDirectory,
      "LANG": "C.UTF-8",
      "SWIFT_DETERMINISTIC_HASHING": "1",
      "SWIFT_BACKTRACE":
        "enable=yes,interactive=no,color=no,threads=crashed,registers=none,images=none,sanitize=no",
    ]
    if isMeasuring { inner["NOTEBOOK_MEASURE"] = "1" }
    for (name, value) in outer
    where ["PATH", "LD_LIBRARY_PATH"].contains(name) || name.hasPrefix("TRANSFORMER_") {
      inner[name] = value
    }
    inner.merge(mutation?.environment ?? [:]) { $1 }
    return inner
  }
}
