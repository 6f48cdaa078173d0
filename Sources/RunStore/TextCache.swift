import Foundation

/// Texts that a build need not make again, remembered as one entry.
public struct TextCache: Sendable {
  private let folder: CacheFolder
  private let name: String
  private let stamp: ContentHash

  /// The texts of a book, as long as the tool and the files that they were made with are the same.
  ///
  /// - Parameters:
  ///   - folder: The cache.
  ///   - book: The book's folder; each book has an entry of its own.
  ///   - files: The files besides the tool itself that the texts depend on.
  public init(in folder: CacheFolder, book: String, madeWith files: [String]) {
    self.folder = folder
    var hasher = ContentHasher()
    hasher.update(URL(fileURLWithPath: book).standardizedFileURL.path)
    name = "texts-\(hasher.finish())"
    stamp = FileStamp(["/proc/self/exe"] + files).hash
  }

  /// The texts by what they were made from; none if the tool has changed.
  public func load() -> [String: String] {
    guard let content = folder.content(named: name) else { return [:] }
    var reader = ByteReader(content)
    guard (try? reader.hash()) == stamp,
      let pairs = try? reader.elements({ reader throws(ByteReader.Mistake) in
        (try reader.text(), try reader.text())
      })
    else { return [:] }
    folder.touch(name)
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// Stores the texts in place of those before.
  public func store(_ texts: [String: String]) {
    var writer = ByteWriter()
    writer.append(stamp)
    writer.append(texts.sorted { $0.key < $1.key }) { writer, pair in
      writer.append(pair.key)
      writer.append(pair.value)
    }
    folder.store(writer.bytes, named: name)
  }
}
