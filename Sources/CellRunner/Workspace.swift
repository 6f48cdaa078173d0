import Foundation

/// The temporary folder of one chapter's run.
struct Workspace: Sendable {
  let directory: String
  /// The folder that holds the compiled program: that of another run, or this one.
  private let programDirectory: String

  /// Makes a new folder.
  ///
  /// - Parameter program: The workspace whose compiled program is to run here once more.
  /// - Throws: an error that names the folder if it cannot be made.
  init(running program: Workspace? = nil) throws {
    let name = "build-book-" + UUID().uuidString
    directory = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    programDirectory = program?.programDirectory ?? directory
    let manager = FileManager.default
    try manager.createDirectory(atPath: runDirectory, withIntermediateDirectories: true)
  }

  var programPath: String { "\(directory)/main.swift" }
  var executablePath: String { "\(programDirectory)/chapter" }
  var compilerOutputPath: String { "\(directory)/compiler-output" }
  var compilerErrorPath: String { "\(directory)/compiler-error" }
  var recordsPath: String { "\(directory)/records" }
  var outputPath: String { "\(directory)/output" }
  var errorPath: String { "\(directory)/error" }
  /// The folder that cells find themselves in.
  var runDirectory: String { "\(directory)/run" }

  /// A file's text; what is no UTF-8 becomes U+FFFD, and a missing file is empty.
  func text(at path: String, limit: Int = .max) -> String {
    String(decoding: bytes(at: path, limit: limit), as: UTF8.self)
  }

  /// A file's bytes up to a limit; a missing file is empty.
  func bytes(at path: String, limit: Int = .max) -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else { return [] }
    defer { try? file.close() }
    let data = limit == .max ? try? file.readToEnd() : try? file.read(upToCount: limit)
    return data.map(Array.init) ?? []
  }

  /// Whether hardly anything can be written any more: then neither compiler nor chapter can work.
  var isFull: Bool {
    let values = try? FileManager.default.attributesOfFileSystem(forPath: directory)
    return (values?[.systemFreeSize] as? Int).map { $0 < 1 << 16 } ?? false
  }

  func remove() { try? FileManager.default.removeItem(atPath: directory) }
}
