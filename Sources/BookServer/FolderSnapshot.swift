import CellRunner
import Foundation
import RunStore

/// Which files there are and when each was last written.
///
/// The preview compares two of these when ``FolderWatch`` says that something may have changed.
struct FolderSnapshot: Sendable, Equatable {
  private var files: [String: FileFingerprint] = [:]
  /// The folder and the folders in it.
  private(set) var folders: Set<String>

  /// Looks at a folder's files, those of folders in it, and further files.
  ///
  /// Names that begin with a dot are left out. What goes away meanwhile is not there.
  init(of folder: String, and others: [String] = []) {
    folders = [folder]
    add(filesIn: folder, prefix: "")
    for path in others { files[path] = FileFingerprint(path: path) }
  }

  private mutating func add(filesIn folder: String, prefix: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        folders.insert(path)
        add(filesIn: path, prefix: "\(prefix)\(name)/")
      } else {
        files[prefix + name] = FileFingerprint(path: path)
      }
    }
  }

  /// The names of files that are new, gone or written again.
  func changes(since earlier: FolderSnapshot) -> Set<String> {
    let names = Set(files.keys).union(earlier.files.keys)
    return names.filter { files[$0] != earlier.files[$0] }
  }
}
