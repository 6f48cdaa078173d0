import Foundation

/// Whole files as bytes; what cannot be read or written is nothing, never an error: a cache that
/// does not work costs time and nothing else.
package enum FileBytes {
  /// A file's bytes, or nothing if it cannot be read.
  package static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
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
    let folder = (path as NSString).deletingLastPathComponent
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
