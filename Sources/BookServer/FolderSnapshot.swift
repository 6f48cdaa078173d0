import CellRunner
import Foundation
import RunStore

/// Which files there are and when each was last written.
///
/// The preview compares two of these some times a second. The kernel could report changes instead,
/// but not on every file system (network and container mounts are silent), not for a file that an
/// editor writes aside and renames over a watched one, and not beyond its limit of watches; a
/// book's few dozen files cost a fraction of a millisecond to ask for.
struct FolderSnapshot: Sendable, Equatable {
  private var files: [String: FileFingerprint] = [:]

  /// Looks at a folder's files, those of folders in it, and further files.
  ///
  /// Names that begin with a dot are left out. What goes away meanwhile is not there.
  init(of folder: String, and others: [String] = []) {
    let names = FileManager.default.enumerator(atPath: folder)
    while let name = names?.nextObject() as? String {
      if name.split(separator: "/").last?.hasPrefix(".") == true {
        names?.skipDescendants()
      } else if names?.fileAttributes?[.type] as? FileAttributeType != .typeDirectory {
        files[name] = FileFingerprint(path: "\(folder)/\(name)")
      }
    }
    for path in others { files[path] = FileFingerprint(path: path) }
  }

  /// The names of files that are new, gone or written again.
  func changes(since earlier: FolderSnapshot) -> Set<String> {
    let names = Set(files.keys).union(earlier.files.keys)
    return names.filter { files[$0] != earlier.files[$0] }
  }
}
