import Foundation
import Synchronization

/// The pictures in a book's folder by the names that DocC knows them by: without ending, scale and
/// appearance.
package final class DocumentationAssets: Sendable {
  private let directory: String
  private let known = Mutex<[String: String]?>(nil)

  package init(inFolder directory: String) {
    self.directory = directory
  }

  /// Whether a name was asked for, so that what was read depends on the folder.
  var hasBeenRead: Bool { known.withLock { $0 != nil } }

  /// The path of a picture, relative to the book's folder.
  ///
  /// The folder is looked through when the first name is asked for.
  func path(of name: String) -> String? {
    known.withLock { known in
      if known == nil { known = Self.assets(in: directory.isEmpty ? "." : directory) }
      return known?[name]
    }
  }

  private static func assets(in folder: String) -> [String: String] {
    var found: [String: (path: String, rank: Int)] = [:]
    let files = FileManager.default.enumerator(atPath: folder)
    var count = 0
    while let path = files?.nextObject() as? String, count < 100_000 {
      count += 1
      let file = path.split(separator: "/").last ?? ""
      if file.hasPrefix(".") || files?.level ?? 0 > 8 {
        files?.skipDescendants()
        continue
      }
      let parts = file.split(separator: ".")
      guard parts.count > 1, Image.endings.contains(parts[parts.count - 1].lowercased()) else {
        continue
      }
      let stem = String(file.dropLast(parts[parts.count - 1].count + 1))
      let name = stem.replacing(/(?:~dark|~light|@[23]x)+$/, with: "")
      // One for light pages before one for dark ones, then the simplest name.
      let rank = (stem.contains("~dark") ? 10 : 0) + (stem.contains("@") ? 1 : 0)
      guard !name.isEmpty, rank < found[name]?.rank ?? .max else { continue }
      found[name] = (path, rank)
    }
    return found.mapValues(\.path)
  }
}
