import Foundation
import Platform
import SystemPackage

/// The folder of the cache: one file an entry, each with a checksum, bounded in size.
///
/// Entries are written aside and renamed, so that two builds at once, or one that is interrupted,
/// leave whole entries only. A file that is damaged or cut off, or holds something else, counts as missing.
package struct CacheFolder: Sendable {
  /// The folder's path.
  package let path: String

  /// The cache in a folder, which need not exist.
  package init(path: String) {
    self.path = path
  }

  /// The cache beside the modules and objects that it knows.
  package init(beside products: BuildProducts) {
    self.init(path: "\(products.directory)/book-cache")
  }

  /// The folder for what is the same for every book: beside the modules where that can be written, so
  /// that the first build of another book need not find it out again, else this one.
  package func common(to products: BuildProducts) -> CacheFolder {
    let common = CacheFolder(beside: products)
    return common.isUsable ? common : self
  }

  /// Whether entries can be stored; the folder is made if it is not there.
  package var isUsable: Bool {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue && access(path, W_OK | X_OK) == 0
  }

  /// Removes everything that was remembered, and the folder if nothing else is in it.
  ///
  /// - Throws: an error that names the file if it cannot be removed.
  package func removeAll() throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: path) else { return }
    let names = try manager.contentsOfDirectory(atPath: path)
    let kinds = [
      "run-", "mutation-", "latest-", "linked-", "texts-", "ran-", "symbols-", "toolchain-",
      "commands-", "failure-", "stamp-", FileBytes.asidePrefix,
    ]
    let own = names.filter { name in
      kinds.contains { name.hasPrefix($0) } && isEntry(name) || Self.isLibrary(name)
        || name.wholeMatch(of: /slurm-book-[0-9a-f]{8}/) != nil
    }
    for name in own { try manager.removeItem(atPath: path(of: name)) }
    if own.count == names.count { try manager.removeItem(atPath: path) }
  }

  /// What was stored under a name, or nil.
  package func content(named name: String) -> ArraySlice<UInt8>? {
    guard let bytes = FileBytes.read(path(of: name)), bytes.starts(with: Self.mark) else {
      return nil
    }
    let start = Self.mark.count + ContentHash.byteCount
    guard bytes.count >= start else { return nil }
    let content = bytes[start...]
    let stored = ContentHash(bytes: bytes[Self.mark.count..<start])
    return Self.checksum(of: content, name: name) == stored ? content : nil
  }

  /// Stores content under a name, or does not: then the next build does the work again.
  package func store(_ content: [UInt8], named name: String) {
    let checksum = Self.checksum(of: content[...], name: name)
    _ = FileBytes.write(Self.mark + checksum.bytes + content, to: path(of: name))
  }

  /// The value that was stored under a name, or nil if there is none of this type.
  package func value<Value: Decodable>(named name: String) -> Value? {
    // In a list, since a property list is not a number or a text alone.
    content(named: name)
      .flatMap { try? PropertyListDecoder().decode([Value].self, from: Data($0)) }?.first
  }

  /// Stores a value under a name, or does not.
  package func store(value: some Encodable, named name: String) {
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    if let data = try? encoder.encode([value]) { store(Array(data), named: name) }
  }

  /// Forgets what was stored under a name.
  package func remove(_ name: String) { unlink(path(of: name)) }

  /// Notes that an entry is still of use, so that it is not the next to go.
  package func touch(_ name: String) {
    let file = path(of: name)
    guard let age = FileFingerprint(path: file).map({ FileFingerprint.now - $0.modified }),
      age > Self.touchInterval
    else { return }
    utimes(file, nil)
  }

  // MARK: - Shared libraries

  /// Where the shared library with a stamp lies: a file as it is, since programs load it.
  package func library(_ stamp: ContentHash) -> String {
    path(of: "library-\(stamp).\(HostSystem.libraryExtension)")
  }

  private static func isLibrary(_ name: String) -> Bool {
    name.wholeMatch(of: /library-[0-9a-f]{64}\.(so|dylib)/) != nil
  }

  /// Removes all shared libraries but the newest: one is made whenever what cells link was built.
  package func removeOldLibraries() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let libraries = names.filter(Self.isLibrary).compactMap { name in
      FileFingerprint(path: path(of: name)).map { (name, $0.modified) }
    }
    for (name, _) in libraries.sorted(by: { $0.1 > $1.1 }).dropFirst(4) { unlink(path(of: name)) }
  }

  // MARK: - Files

  /// Whether a file was written by a cache: a name that looks like one does not make it one.
  private func isEntry(_ name: String) -> Bool {
    if name.hasPrefix(FileBytes.asidePrefix) {
      return UUID(uuidString: String(name.dropFirst(FileBytes.asidePrefix.count))) != nil
    }
    return FileBytes.read(path(of: name), limit: Self.kindMark.count).map { $0 == Self.kindMark }
      ?? false
  }

  /// What the entries of every version of the cache begin with.
  private static let kindMark = Array("book-cache ".utf8)

  private func path(of name: String) -> String { "\(path)/\(name)" }

  private static let mark = Array("book-cache 2\n".utf8)

  /// The name belongs to it: an entry that was renamed is another's.
  private static func checksum(of content: ArraySlice<UInt8>, name: String) -> ContentHash {
    var hasher = ContentHasher()
    hasher.update(name)
    content.withUnsafeBytes { hasher.update($0) }
    return hasher.finish()
  }

  /// How old the note may be that an entry is of use.
  ///
  /// - Units: nanoseconds.
  private static let touchInterval = 3600 * 1_000_000_000

  /// Removes the entries that have been of no use for the longest time, until the others fit.
  ///
  /// - Parameters:
  ///   - limit: How many bytes all entries together may have.
  ///   - start: When the build started, in nanoseconds since 1970: what it used, or workers have stored
  ///     since, stays, since the next build would miss it.
  package func removeOldest(limit: Int, since start: Int) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let now = FileFingerprint.now
    let files: [(name: String, print: FileFingerprint)] = names.compactMap { name in
      guard isEntry(name) else { return nil }
      return FileFingerprint(path: path(of: name)).map { (name, $0) }
    }
    // What a build left that was killed while it wrote.
    for file in files
    where file.name.hasPrefix(FileBytes.asidePrefix)
      && now - file.print.modified > Self.touchInterval
    {
      unlink(path(of: file.name))
    }
    var total = files.reduce(0) { $0 + $1.print.size }
    guard total > limit else { return }
    let unused = files.filter { $0.print.modified < start - Self.touchInterval }
    for file in unused.sorted(by: { $0.print.modified < $1.print.modified }) where total > limit {
      unlink(path(of: file.name))
      total -= file.print.size
    }
  }
}

/// Whole files as bytes; what cannot be read or written is nil, never an error: a cache that
/// does not work costs time and nothing else.
package enum FileBytes {
  /// A file's bytes up to a limit, or nil if it cannot be read: a pipe or a device is never waited for.
  package static func read(_ path: String, from start: Int = 0, limit: Int = .max) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = min(max(0, Int(status.st_size) - start), limit)
    guard start == 0 || lseek(descriptor, off_t(start), SEEK_SET) >= 0 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0 && errno == EINTR { continue }
        guard got > 0 else { return }
        count += got
      }
    }
    return bytes.count == size ? bytes : nil
  }

  /// Writes a file whole or not at all: aside first, then renamed.
  ///
  /// - Returns: Whether the file is there now.
  package static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let parent = FilePath(path).removingLastComponent()
    let folder = parent.isEmpty ? "." : parent.string
    let aside = "\(folder)/\(asidePrefix)\(UUID().uuidString)"
    let manager = FileManager.default
    try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    let isWritten = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    guard close(descriptor) == 0, isWritten, rename(aside, path) == 0 else {
      unlink(aside)
      return false
    }
    return true
  }

  /// How the names of files begin that are still being written.
  package static let asidePrefix = ".aside-"

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let written = Foundation.write(descriptor, piece.baseAddress, piece.count)
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }
}
