import BookDocument
import Foundation

/// The book's folder `data`: every chapter finds a copy of it in its working folder.
///
/// What a cell reads there decides about its result, so that the cache's key holds it. A copy,
/// because a build never writes into the book.
package struct DataFolder: Sendable {
  /// The folder's path.
  package let path: String
  /// The files in it, with their paths below it, in alphabetical order.
  package let files: [String]
  /// What is there and is neither a file nor a folder: links, which are not followed.
  package let others: [String]

  /// The data of a book, or nil if it has no such folder.
  package init?(of book: Book) {
    path = book.directory.isEmpty ? "data" : "\(book.directory)/data"
    guard let found = FileManager.default.enumerator(atPath: path) else { return nil }
    var files: [String] = []
    var others: [String] = []
    while let name = found.nextObject() as? String {
      switch found.fileAttributes?[.type] as? FileAttributeType {
      case .typeRegular: files.append(name)
      case .typeDirectory: break
      default: others.append(name)
      }
    }
    self.files = files.sorted()
    self.others = others.sorted()
  }

  /// The content of all files with their names.
  ///
  /// - Complexity: O(*n*) in the size of the files.
  package func hash() -> ContentHash {
    var hasher = ContentHasher()
    for name in files {
      hasher.update(name)
      hasher.update(contentsOf: "\(path)/\(name)")
    }
    return hasher.finish()
  }
}
