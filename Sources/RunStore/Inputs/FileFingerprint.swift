import Foundation
import Platform

/// What the file system says about a file without reading it: enough to know that nobody has
/// written it since.
package struct FileFingerprint: Equatable, Sendable {
  /// The length in bytes.
  package let size: Int
  /// The last change.
  ///
  /// - Units: nanoseconds since 1970.
  package let modified: Int
  /// Which file it is: one written aside and renamed is another.
  package let inode: Int

  /// The fingerprint of a file or folder, or nil if there is none.
  package init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    modified = HostSystem.modificationTime(of: status)
    inode = Int(truncatingIfNeeded: status.st_ino)
  }

  /// Whether the file is so new that a second change could carry the same time.
  package func isFresh(at now: Int) -> Bool { modified > now - 2_000_000_000 }

  /// The clock that files are stamped by.
  ///
  /// - Units: nanoseconds since 1970.
  package static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

/// The fingerprints of several files as one value.
package struct FileStamp: Equatable {
  package let hash: ContentHash
  /// Whether none of the files is so new that it could change again within the same time.
  package let isSettled: Bool

  package init(_ paths: [String]) {
    let now = FileFingerprint.now
    var hasher = ContentHasher()
    var isSettled = true
    for path in paths {
      hasher.update(path)
      guard let fingerprint = FileFingerprint(path: path) else {
        hasher.update(-1)
        continue
      }
      hasher.update(fingerprint.size)
      hasher.update(fingerprint.modified)
      hasher.update(fingerprint.inode)
      if fingerprint.isFresh(at: now) { isSettled = false }
    }
    hash = hasher.finish()
    self.isSettled = isSettled
  }
}
