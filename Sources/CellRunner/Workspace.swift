import Foundation

/// The temporary folder of one chapter's run.
struct Workspace: Sendable {
  let directory: String

  /// Makes a new folder.
  ///
  /// - Throws: an error that names the folder if it cannot be made.
  init() throws {
    let name = "build-book-" + UUID().uuidString
    directory = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    let manager = FileManager.default
    try manager.createDirectory(atPath: runDirectory, withIntermediateDirectories: true)
  }

  var programPath: String { "\(directory)/main.swift" }
  var executablePath: String { "\(directory)/chapter" }
  var compilerOutputPath: String { "\(directory)/compiler-output" }
  var compilerErrorPath: String { "\(directory)/compiler-error" }
  var recordsPath: String { "\(directory)/records" }
  var outputPath: String { "\(directory)/output" }
  var errorPath: String { "\(directory)/error" }
  /// The folder that cells find themselves in.
  var runDirectory: String { "\(directory)/run" }

  /// A file's text; what is no UTF-8 becomes U+FFFD, and a missing file is empty.
  func text(at path: String) -> String { String(decoding: bytes(at: path), as: UTF8.self) }

  /// A file's bytes; a missing file is empty.
  func bytes(at path: String) -> [UInt8] {
    FileManager.default.contents(atPath: path).map(Array.init) ?? []
  }

  func remove() { try? FileManager.default.removeItem(atPath: directory) }
}
