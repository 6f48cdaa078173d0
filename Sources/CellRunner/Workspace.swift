import Foundation
import RunStore
import SystemPackage

/// A temporary folder, and the names of the files in it when it is that of a chapter's run.
package struct Workspace: Sendable {
  package let directory: String
  /// The folder that holds the compiled program: that of another run, or this one.
  let programDirectory: String
  /// The open file that is locked for as long as this process uses the folder.
  private let lock: Int32

  /// Makes a new folder below the system's temporary folder.
  ///
  /// - Throws: an error that names the folder if it cannot be made.
  package init() throws { try self.init(running: nil) }

  /// Makes a new folder for one more run of a program.
  ///
  /// - Parameter program: The workspace whose compiled program runs here; nil for one of its own.
  /// - Throws: an error that names the folder if it cannot be made.
  init(running program: Workspace?) throws {
    try self.init(below: TemporaryFolder.path, running: program)
  }

  /// Makes a new folder below the temporary folder, or the system's if names below it would be too long for
  /// sockets, which have room for a hundred bytes.
  ///
  /// - Throws: an error that names the folder if it cannot be made.
  static func forSockets() throws -> Workspace {
    let parent = try TemporaryFolder.path
    return try Workspace(below: parent.utf8.count > 44 ? TemporaryFolder.system : parent)
  }

  private init(below parent: String, running program: Workspace? = nil) throws {
    TemporaryFolder.sweep(parent)
    // Readable by nobody else. `mkdtemp` asks for six letters X, which it replaces.
    var template = Array("\(parent)/\(TemporaryFolder.prefix)XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw TemporaryFolder.UnusableError(path: parent, reason: String(cString: strerror(errno)))
    }
    directory = String(cString: made)
    programDirectory = program?.programDirectory ?? directory
    lock = TemporaryFolder.lock(directory)
  }

  /// The folder that the temporary folders lie in.
  package var parent: String { FilePath(directory).removingLastComponent().string }

  /// Whether hardly anything can be written any more: then neither compiler nor chapter can work.
  package var isFull: Bool {
    let values = try? FileManager.default.attributesOfFileSystem(forPath: directory)
    return (values?[.systemFreeSize] as? Int).map { $0 < 1 << 16 } ?? false
  }

  package func remove() {
    TemporaryFolder.remove(directory)
    close(lock)
  }
}

extension Workspace {
  static let programName = "main.swift"

  var programPath: String { "\(directory)/\(Self.programName)" }
  var objectPath: String { "\(directory)/main.o" }
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

  /// A file's bytes up to a limit; a missing file, and what a cell has put in its place, is empty.
  func bytes(at path: String, limit: Int = .max) -> Data {
    Data(FileBytes.read(path, limit: limit) ?? [])
  }

  /// Which plain file is at a path; nil for anything else.
  static func identity(of path: String) -> UInt64? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return UInt64(status.st_ino)
  }

  /// How large a plain file is; 0 for anything else.
  ///
  /// - Units: bytes.
  func size(of path: String) -> Int {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return Int(status.st_size)
  }
}
