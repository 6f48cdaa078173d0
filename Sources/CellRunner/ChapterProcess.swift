import BookModel
import Foundation
import Subprocess

/// The process that runs a compiled chapter.
struct ChapterProcess {
  /// Everything that the process left behind.
  struct Remains {
    var end: RunningProcess.End
    var entries: [RecordReader.Entry]
    var output: [UInt8]
    var errorText: String
    var timeLimit: Duration
  }

  var workspace: Workspace
  var timeLimit: Duration

  /// Runs the process to its end or to the limit.
  ///
  /// - Throws: an error if it cannot be started.
  func run() async throws -> Remains {
    let nonce = Self.makeNonce()
    FileManager.default.createFile(atPath: workspace.recordsPath, contents: nil)
    let process = RunningProcess(
      executable: .path(.init(workspace.executablePath)), arguments: [],
      environment: environment(nonce: nonce), directory: workspace.runDirectory,
      outputPath: workspace.outputPath, errorPath: workspace.errorPath, timeLimit: timeLimit)
    let end = try await process.run()
    var reader = RecordReader(workspace.bytes(at: workspace.recordsPath), nonce: nonce)
    return Remains(
      end: end, entries: reader.entries(), output: workspace.bytes(at: workspace.outputPath),
      errorText: workspace.text(at: workspace.errorPath), timeLimit: timeLimit)
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
      "HOME": workspace.runDirectory,
      "TMPDIR": workspace.runDirectory,
      "LANG": "C.UTF-8",
      "SWIFT_DETERMINISTIC_HASHING": "1",
      "SWIFT_BACKTRACE":
        "enable=yes,interactive=no,color=no,threads=crashed,registers=none,images=none,sanitize=no",
    ]
    for (name, value) in outer
    where ["PATH", "LD_LIBRARY_PATH"].contains(name) || name.hasPrefix("TRANSFORMER_") {
      inner[name] = value
    }
    return inner
  }
}
