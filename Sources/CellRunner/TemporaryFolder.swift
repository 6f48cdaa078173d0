import Foundation
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

  static func lockPath(in folder: String) -> String { "\(folder)/\(lockName)" }

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
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { remove(folder) }
      close(descriptor)
    }
  }

  /// Removes a folder with all that a cell has made in it, also what the cell has made unreadable.
  static func remove(_ folder: String) {
    guard (try? FileManager.default.removeItem(atPath: folder)) == nil else { return }
    guard let found = FileManager.default.enumerator(atPath: folder) else { return }
    chmod(folder, 0o700)
    for case let name as String in found
    where found.fileAttributes?[.type] as? FileAttributeType == .typeDirectory {
      chmod("\(folder)/\(name)", 0o700)
    }
    try? FileManager.default.removeItem(atPath: folder)
  }
}
