import Foundation
import SystemPackage

/// A folder that is deleted when it is no longer used.
package final class TestFolder: Sendable {
  package let path: String

  /// Holds the folders of this process and goes with it: many are used until the last test.
  private static let parent: String = {
    let name = "build-book-tests-\(UUID().uuidString.prefix(8))"
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: TestFolder.parent) }
    return path
  }()

  package init() {
    // Short: a browser has a socket below it, whose name has room for a hundred bytes.
    path = "\(Self.parent)/\(UUID().uuidString.prefix(8))"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a file in the folder.
  package func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders that lead to it.
  ///
  /// - Throws: An error if one of them cannot be written.
  package func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      atPath: FilePath(path(name)).removingLastComponent().string,
      withIntermediateDirectories: true)
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
  }

  /// The text of a file.
  ///
  /// - Throws: An error if the file is missing or is not text.
  package func read(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }
}
