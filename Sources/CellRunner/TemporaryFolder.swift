import Foundation
import RunStore
import Synchronization

/// The folder below which a build makes its own, and what earlier builds that were killed left there.
package enum TemporaryFolder {
  /// The folder cannot be used.
  struct UnusableError: Error, CustomStringConvertible {
    var path: String
    var reason: String

    var description: String { "the temporary folder '\(path)' cannot be used: \(reason)" }
  }

  static let prefix = "build-book-"

  private static let lockName = ".lock"

  /// The folder that TMPDIR names, or the system's.
  ///
  /// - Throws: ``UnusableError`` if TMPDIR names no folder: a slip of the fingers must not make one.
  static var path: String {
    get throws {
      let system = "/tmp"
      guard let named = ProcessInfo.processInfo.environment["TMPDIR"], !named.isEmpty else {
        return system
      }
      let folder = URL(fileURLWithPath: named).standardizedFileURL.path
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
        isFolder.boolValue
      else {
        throw UnusableError(path: named, reason: "TMPDIR names it, and there is no such folder")
      }
      // The compiler's driver crashes in a folder whose name is not ASCII.
      return folder.utf8.allSatisfy { $0 < 0x80 } ? folder : system
    }
  }

  /// Locks a folder for as long as the process lives, whatever ends it.
  static func lock(_ folder: String) -> Int32 {
    let descriptor = open("\(folder)/\(lockName)", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor >= 0 { _ = flock(descriptor, LOCK_EX | LOCK_NB) }
    return descriptor
  }

  private static let swept = Mutex<Set<String>>([])

  /// Removes the folders of builds that were killed, once a process.
  static func sweep(_ parent: String) {
    guard swept.withLock({ $0.insert(parent).inserted }) else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let folder = "\(parent)/\(name)"
      let descriptor = open("\(folder)/\(lockName)", O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else {
        // Whoever was killed before the lock was there has left nothing in it.
        if isOld(folder) { rmdir(folder) }
        continue
      }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { remove(folder) }
      close(descriptor)
    }
  }

  /// Whether a folder is a minute old: a younger one may be about to get its lock.
  private static func isOld(_ folder: String) -> Bool {
    FileFingerprint(path: folder).map {
      FileFingerprint.now - $0.modified > 60 * 1_000_000_000
    } ?? false
  }

  /// Removes a folder with all that a cell has made in it, also what the cell has made unreadable, or has
  /// nested so deeply that the system takes no path of it.
  static func remove(_ folder: String) {
    var status = stat()
    // A link in the folder's place, or a file, goes at once.
    guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      unlink(folder)
      return
    }
    chmod(folder, 0o700)
    let top = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard top >= 0 else { return }
    // Folders come up to the top, one after the other, and are emptied there.
    var folders = empty(top, into: top, moved: 0)
    var count = folders.count
    while let name = folders.popLast() {
      let descriptor = openat(top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      if descriptor >= 0 {
        let inner = empty(descriptor, into: top, moved: count)
        count += inner.count
        folders += inner
        close(descriptor)
      }
      unlinkat(top, name, AT_REMOVEDIR)
    }
    close(top)
    rmdir(folder)
  }

  /// Removes the files of a folder and moves its folders into another.
  ///
  /// - Returns: The names that the folders have there.
  private static func empty(_ folder: Int32, into top: Int32, moved: Int) -> [[CChar]] {
    var folders: [[CChar]] = []
    for name in names(in: folder) where unlinkat(folder, name, 0) != 0 {
      fchmodat(folder, name, 0o700, 0)
      let place = Array("\(prefix)moved-\(moved + folders.count)".utf8CString)
      if renameat(folder, name, top, place) == 0 { folders.append(place) }
    }
    return folders
  }

  /// The names in a folder, which need not be UTF-8.
  private static func names(in folder: Int32) -> [[CChar]] {
    // The stream closes its descriptor.
    guard let stream = fdopendir(dup(folder)) else { return [] }
    defer { closedir(stream) }
    var names: [[CChar]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        Array(bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) }) + [0]
      }
      if name != [46, 0], name != [46, 46, 0] { names.append(name) }
    }
    return names
  }
}
