import Foundation
import Synchronization
import SystemPackage

/// All reading and writing of the book's files goes through here, so that no message lacks its path.
package enum TextFile {
  /// No author writes that much by hand, and a reader's browser would not show it.
  ///
  /// - Units: bytes.
  private static let sizeLimit = 4 << 20

  /// A file's text.
  ///
  /// - Throws: a ``FileError`` that names the file, and the place of the first byte that is not UTF-8.
  package static func read(_ path: String) throws(FileError) -> String {
    if let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int,
      size > sizeLimit
    {
      throw FileError(
        Diagnostic(
          .fileTooLarge, at: SourceLocation(path: path, line: 1),
          "the file is \(megabytes(size)) MB; the limit is \(megabytes(sizeLimit)) MB",
          help: "split the chapter; what cells read belongs in the book's folder 'data'"))
    }
    guard let data = contents(of: path) else {
      let exists = FileManager.default.fileExists(atPath: path)
      throw FileError(
        Diagnostic(
          exists ? .fileUnreadable : .fileNotFound, at: SourceLocation(path: path, line: 1),
          exists ? "the file cannot be read" : "there is no such file"))
    }
    if let text = String(validating: data, as: UTF8.self) { return text }
    throw FileError(
      Diagnostic(
        .fileNotUTF8, at: location(ofFirstInvalidByteIn: Array(data), path: path),
        "the file is not UTF-8", rule: "all files of a book are UTF-8",
        help: "save it as UTF-8, or convert it: iconv -f GB18030 -t UTF-8"))
  }

  /// A size with a decimal, rounded up: one over the limit does not look like the limit.
  private static func megabytes(_ size: Int) -> String {
    let tenths = (size * 10 + (1 << 20) - 1) >> 20
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// A plain file's bytes; a pipe or a device is never waited for.
  private static func contents(of path: String, limit: Int = sizeLimit) -> Data? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return try? file.read(upToCount: limit + 1) ?? Data()
  }

  /// Whether there is a file.
  package static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// Writes a file whole or not at all: aside first, then renamed.
  ///
  /// - Throws: a ``FileError`` that names the file.
  package static func write(_ text: String, to path: String) throws(FileError) {
    try write(Data(text.utf8), to: path)
  }

  /// Writes a file's bytes whole or not at all.
  ///
  /// - Throws: a ``FileError`` that names the file.
  package static func write(_ data: Data, to path: String) throws(FileError) {
    do {
      let folder = Self.folder(of: path)
      if !folder.isEmpty {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      // An unchanged file keeps its time, for those who copy only what is new.
      if contents(of: path, limit: data.count) == data { return }
      try replace(path, in: folder.isEmpty ? "." : folder, with: data)
    } catch {
      throw FileError(
        Diagnostic(
          .fileNotWritable, at: SourceLocation(path: path, line: 1), "the file cannot be written",
          notes: [.init((error as? Errno)?.description ?? error.localizedDescription)]))
    }
  }

  private static func replace(_ path: String, in folder: String, with data: Data) throws {
    sweep(folder)
    let aside = "\(folder)/\(asidePrefix)\(getpid())-\(UUID().uuidString)"
    let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    do {
      let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      try file.write(contentsOf: data)
      try file.close()
      guard rename(aside, path) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      unlink(aside)
      throw error
    }
  }

  /// How the names of files begin that are being written; the number of the process follows.
  package static let asidePrefix = ".aside-"

  private static let swept = Mutex<Set<String>>([])

  /// Removes what builds left in a folder that were killed while they wrote.
  private static func sweep(_ folder: String) {
    guard swept.withLock({ $0.insert(folder).inserted }) else { return }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard name.hasPrefix(asidePrefix),
        let process = pid_t(name.dropFirst(asidePrefix.count).prefix { $0 != "-" }),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink("\(folder)/\(name)")
    }
  }

  /// The folder that a file lies in; empty for a path without one.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether a path, with all links followed, lies in a folder.
  package static func lies(_ path: String, in directory: String) -> Bool {
    // The part that exists is resolved; a folder that will be made may come after it.
    func resolved(_ path: String) -> String {
      var existing = path.isEmpty ? "." : path
      var missing = ""
      while true {
        if let real = realpath(existing, nil) {
          defer { free(real) }
          let whole = String(cString: real) + missing
          return missing.isEmpty ? whole : FilePath(whole).lexicallyNormalized().string
        }
        guard existing != "." else { return path }
        let slash = existing.lastIndex(of: "/")
        missing =
          "/" + existing[(slash.map { existing.index(after: $0) } ?? existing.startIndex)...]
          + missing
        existing = slash.map { $0 == existing.startIndex ? "/" : String(existing[..<$0]) } ?? "."
      }
    }
    let folder = resolved(directory)
    let place = resolved(path)
    return place == folder || place.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }

  private static func location(ofFirstInvalidByteIn bytes: [UInt8], path: String) -> SourceLocation
  {
    var valid = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      valid += UTF8.width(scalar)
    }
    let before = bytes[..<min(valid, bytes.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    return SourceLocation(path: path, line: line, column: before.count - lineStart + 1)
  }
}

/// What ended the reading or writing of one file.
package struct FileError: Error {
  package let diagnostic: Diagnostic

  package init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}
