import Foundation
import SystemPackage

/// A folder that is deleted when it is no longer used.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("build-book-tests-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a file in the folder.
  public func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders that lead to it.
  ///
  /// - Throws: An error if one of them cannot be written.
  public func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      atPath: FilePath(path(name)).removingLastComponent().string,
      withIntermediateDirectories: true)
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
  }

  /// The text of a file.
  ///
  /// - Throws: An error if the file is missing or is not text.
  public func read(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }
}
