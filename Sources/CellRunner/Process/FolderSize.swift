import Foundation

/// Looks now and then at how much the files of a folder have grown.
struct FolderSize {
  /// Beyond that many files nobody waits for the sum.
  private static let mostFiles = 1_000

  private let folder: String
  private let start: Int
  private var lastLook = ContinuousClock.now
  private var last = 0

  init(_ folder: String) {
    self.folder = folder
    start = Self.size(of: folder)
  }

  /// What has been written into the folder since.
  ///
  /// - Returns: Bytes on the disk, as of the last half second.
  mutating func growth() -> Int {
    guard ContinuousClock.now - lastLook > .milliseconds(500) else { return last }
    last = Self.size(of: folder) - start
    lastLook = .now
    return last
  }

  private static func size(of folder: String) -> Int {
    guard let files = FileManager.default.enumerator(atPath: folder) else { return 0 }
    var size = 0
    for case let name as String in files.lazy.prefix(mostFiles) {
      var status = stat()
      // A sparse file takes less than its length.
      if lstat("\(folder)/\(name)", &status) == 0 { size += Int(status.st_blocks) * 512 }
    }
    return size
  }
}
