import BookDocument
import CellRecords
import Foundation
import Synchronization

/// What a build makes once from its source: coloured code, formulas, whole programs, parsed cells.
///
/// A build that is given the texts of the last one makes only the new ones; some of them while
/// chapters run.
package final class BuildMemo: Sendable {
  private struct State {
    var used: [String: String] = [:]
    var hasNew = false
  }

  /// The book's Swift code, parsed once a build, or once for all builds of a preview; what is known from the last build is not parsed.
  package let trees: SwiftTrees
  private let known: [String: String]
  private let state = Mutex(State())

  /// Whether a text had to be made.
  package var hasNew: Bool { state.withLock { $0.hasNew } }

  /// Takes over the texts of an earlier build with the same tool and the same KaTeX.
  package init(known: [String: String] = [:], trees: SwiftTrees = SwiftTrees()) {
    self.trees = trees
    self.known = known
  }

  /// The texts for the next build.
  ///
  /// They are those that this one needed, and all others too if it did not see the whole book.
  package func forNextBuild(sawWholeBook: Bool) -> [String: String] {
    let used = state.withLock { $0.used }
    return sawWholeBook ? used : known.merging(used) { $1 }
  }

  /// The HTML of a kind for a source; it is made if nobody has made it before.
  package func html<Failure: Error>(
    _ kind: String, of source: String, make: () throws(Failure) -> String
  ) throws(Failure) -> String {
    let key = "\(kind)\n\(source)"
    if let text = state.withLock({ $0.used[key] }) ?? known[key] {
      state.withLock { $0.used[key] = text }
      return text
    }
    let text = try make()
    state.withLock {
      $0.used[key] = text
      $0.hasNew = true
    }
    return text
  }

  /// The value of a kind for a source; it is made if nobody has made it before.
  package func value<Value: Codable>(
    _ kind: String, of source: String, make: () -> Value
  ) -> Value {
    var made: Value?
    let text = html(kind, of: source) {
      let value = make()
      made = value
      let data = (try? JSONEncoder().encode(value)) ?? Data()
      return String(decoding: data, as: UTF8.self)
    }
    return made ?? (try? JSONDecoder().decode(Value.self, from: Data(text.utf8))) ?? make()
  }
}

/// The texts of a ``BuildMemo``, remembered as one entry of the cache.
package struct TextCache: Sendable {
  private let folder: CacheFolder
  private let name: String
  private let stamp: ContentHash

  /// The texts of a book, as long as the tool and the files that they were made with are the same.
  ///
  /// - Parameters:
  ///   - folder: The cache.
  ///   - book: The book's folder; each book has an entry of its own.
  ///   - files: The files besides the tool itself that the texts depend on.
  package init(in folder: CacheFolder, book: String, madeWith files: [String]) {
    self.folder = folder
    var hasher = ContentHasher()
    hasher.update(URL(fileURLWithPath: book).standardizedFileURL.path)
    name = "texts-\(hasher.finish())"
    stamp = FileStamp([BuildProducts.runningExecutable] + files).hash
  }

  /// The texts by what they were made from; none if the tool has changed.
  package func load() -> [String: String] {
    guard let content = folder.content(named: name) else { return [:] }
    var reader = ByteReader(content)
    guard (try? reader.take(ContentHash.byteCount)).map(Array.init) == stamp.bytes,
      let pairs = try? reader.elements({ reader throws(ByteReader.FormatError) in
        (try reader.text(), try reader.text())
      })
    else { return [:] }
    folder.touch(name)
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// Stores the texts in place of those before.
  package func store(_ texts: [String: String]) {
    var writer = ByteWriter()
    writer.append(raw: stamp.bytes)
    writer.append(texts.sorted { $0.key < $1.key }) { writer, pair in
      writer.append(pair.key)
      writer.append(pair.value)
    }
    folder.store(writer.bytes, named: name)
  }
}
