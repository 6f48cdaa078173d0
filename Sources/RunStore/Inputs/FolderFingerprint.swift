import Foundation

/// The fingerprints of everything in some folders, and of further files, as one value.
package struct FolderFingerprint {
  package let hash: ContentHash
  /// When the newest of them was last changed.
  ///
  /// - Units: nanoseconds since 1970.
  package let newest: Int

  /// How many files and folders are looked at.
  private static let most = 20_000

  /// Looks at folders and all that is in them but names that begin with a dot; nil if that is too much.
  ///
  /// - Parameters:
  ///   - folders: The folders; the value is nil if a link in one leads to a folder, which is not looked at.
  ///   - surroundings: Folders in which such links do not matter.
  ///   - left: The folders in them that do not count.
  ///   - files: Further files; one that is not there counts as such.
  ///   - others: What else belongs to the value.
  package init?(
    of folders: [String], in surroundings: [String] = [], without left: [String] = [],
    and files: [String], others: [String] = []
  ) {
    let folders = folders.map(Self.absolute)
    var walk = Walk(without: Set(left.map(Self.absolute) + folders))
    for text in others { walk.hasher.update(text) }
    for folder in folders {
      guard walk.add(folder, allowsLinks: false) else { return nil }
    }
    for folder in surroundings {
      guard walk.add(Self.absolute(folder), allowsLinks: true) else { return nil }
    }
    for file in files { walk.note(file) }
    hash = walk.hasher.finish()
    newest = walk.newest
  }

  /// Where a folder is, whatever link has led to it.
  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private struct Walk {
    var hasher = ContentHasher()
    var newest = 0
    private var count = 0
    private let left: Set<String>

    init(without left: Set<String>) { self.left = left }

    mutating func note(_ path: String) {
      hasher.update(path)
      guard let fingerprint = FileFingerprint(path: path) else { return hasher.update(-1) }
      hasher.update(fingerprint.size)
      hasher.update(fingerprint.modified)
      hasher.update(fingerprint.inode)
      newest = max(newest, fingerprint.modified)
    }

    /// Adds a folder and all that is in it; false if that cannot be seen.
    mutating func add(_ folder: String, allowsLinks: Bool) -> Bool {
      note(folder)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      count += names.count
      guard count <= FolderFingerprint.most else { return false }
      for name in names.sorted() where !name.hasPrefix(".") {
        let path = "\(folder)/\(name)"
        guard !left.contains(path) else { continue }
        var (own, target) = (stat(), stat())
        guard lstat(path, &own) == 0, stat(path, &target) == 0 else {
          note(path)
          continue
        }
        let isLink = own.st_mode & S_IFMT == S_IFLNK
        if target.st_mode & S_IFMT != S_IFDIR || isLink && allowsLinks {
          note(path)
        } else if isLink || !add(path, allowsLinks: allowsLinks) {
          return false
        }
      }
      return true
    }
  }
}
