import Foundation
import RunStore
import SystemPackage

/// A temporary folder, and the names of the files in it when it is that of a chapter's run.
package struct Workspace: Sendable {
  package let directory: String
  /// The folder that holds the compiled program: that of another run, or this one.
  private let programDirectory: String

  /// Makes a new folder below the system's temporary folder.
  ///
  /// - Throws: an error that names the folder if it cannot be made.
  package init() throws { try self.init(running: nil) }

  /// Makes a new folder for one more run of a program.
  ///
  /// - Parameter program: The workspace whose compiled program runs here; nil for one of its own.
  /// - Throws: an error that names the folder if it cannot be made.
  init(running program: Workspace?) throws {
    let name = "build-book-" + UUID().uuidString
    directory = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    programDirectory = program?.programDirectory ?? directory
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
  }

  /// The folder that the temporary folders lie in.
  package var parent: String { FilePath(directory).removingLastComponent().string }

  /// Whether hardly anything can be written any more: then neither compiler nor chapter can work.
  package var isFull: Bool {
    let values = try? FileManager.default.attributesOfFileSystem(forPath: directory)
    return (values?[.systemFreeSize] as? Int).map { $0 < 1 << 16 } ?? false
  }

  package func remove() { try? FileManager.default.removeItem(atPath: directory) }
}

extension Workspace {
  var programPath: String { "\(directory)/main.swift" }
  var executablePath: String { "\(programDirectory)/chapter" }
  var compilerOutputPath: String { "\(directory)/compiler-output" }
  var compilerErrorPath: String { "\(directory)/compiler-error" }
  var recordsPath: String { "\(directory)/records" }
  var outputPath: String { "\(directory)/output" }
  var errorPath: String { "\(directory)/error" }
  /// The folder that cells find themselves in.
  var runDirectory: String { "\(directory)/run" }

  /// Makes the folder that cells find themselves in, with a copy of the book's data.
  ///
  /// - Throws: an error that names the file that cannot be made.
  func prepareRun(with data: DataFolder?) throws {
    try FileManager.default.createDirectory(
      atPath: runDirectory, withIntermediateDirectories: true)
    try data?.copy(into: runDirectory)
  }

  /// A file's text; what is not UTF-8 becomes U+FFFD, and a missing file is empty.
  func text(at path: String, limit: Int = .max) -> String {
    String(decoding: bytes(at: path, limit: limit), as: UTF8.self)
  }

  /// A file's bytes up to a limit; a missing file is empty.
  func bytes(at path: String, limit: Int = .max) -> Data {
    guard let file = FileHandle(forReadingAtPath: path) else { return Data() }
    defer { try? file.close() }
    let data = limit == .max ? try? file.readToEnd() : try? file.read(upToCount: limit)
    return data ?? Data()
  }
}
