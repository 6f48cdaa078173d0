import CProcess
import Foundation
import RunStore
import SystemPackage

extension DataFolder {
  /// A file of the data that could not be copied.
  private struct CopyError: Error, CustomStringConvertible {
    let description: String
  }

  /// Copies the files into a folder, under the name `data`.
  ///
  /// Each run has files of its own, and no links to the book's: who writes into a file writes into all
  /// its links, and neither permissions nor mounts keep a chapter from it that runs as root or outside
  /// a sandbox. File systems with shared blocks (Btrfs, XFS, APFS) make such a copy in no time.
  ///
  /// - Throws: an error that names the file if one cannot be copied.
  func copy(into folder: String) throws {
    var made: Set<FilePath> = []
    for name in files {
      let copy = FilePath("\(folder)/data/\(name)")
      let parent = copy.removingLastComponent()
      if made.insert(parent).inserted {
        try FileManager.default.createDirectory(
          atPath: parent.string, withIntermediateDirectories: true)
      }
      let number = process_copy_file("\(path)/\(name)", copy.string)
      guard number == 0 else {
        throw CopyError(
          description: "'\(path)/\(name)' cannot be copied: \(String(cString: strerror(number)))")
      }
    }
  }
}
