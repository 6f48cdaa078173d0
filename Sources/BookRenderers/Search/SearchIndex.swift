import BookDocument

/// What the page's script searches: places with their texts, and for each token the pages that have
/// it, in shards of which a query needs some.
///
/// Its files are scripts, because a page that is opened from disk may load scripts and nothing else.
/// The tokens only say where to look: the script looks for what was typed in the texts themselves, so
/// that it shows no place that does not have it. Shards have neighbouring pages and neighbouring tokens,
/// so that the index knows of each only where it begins. The shards of a small book stand in the index's
/// own file.
package struct SearchIndex: Sendable {
  /// How large the index's files may be.
  ///
  /// - Units: bytes.
  package struct Sizes: Sendable {
    /// An index of no more is one file.
    package var whole = 512 << 10
    /// A shard has no more, unless it is of one page.
    package var shard = 64 << 10

    /// The sizes, as readers' browsers like them.
    package init(whole: Int = 512 << 10, shard: Int = 64 << 10) {
      self.whole = whole
      self.shard = shard
    }
  }

  /// The index's name in the output folder.
  package static let fileName = "search-index.js"
  private static let folder = "search-index"

  private let pages: [(name: String, entries: [SearchEntry])]
  /// Words that mean the same, in groups.
  private let synonyms: [[String]]
  private let sizes: Sizes

  /// Prepares the index of these places, in the order of the book.
  package init(
    _ entries: [SearchEntry], synonyms: [[String]] = [], sizes: Sizes = Sizes()
  ) {
    var numbers: [String: Int] = [:]
    var pages: [(name: String, entries: [SearchEntry])] = []
    for entry in entries {
      if let number = numbers[entry.page] {
        pages[number].entries.append(entry)
      } else {
        numbers[entry.page] = pages.count
        pages.append((entry.page, [entry]))
      }
    }
    self.pages = pages
    self.synonyms = synonyms
    self.sizes = sizes
  }

  /// Whether a file of the output folder belongs to an index.
  package static func hasFile(named name: String) -> Bool {
    name == fileName || name.hasPrefix("\(folder)/")
  }

  /// The index's files, the one that loads the others first.
  ///
  /// - Complexity: O(*n*) in the length of all texts, and sorting the different tokens.
  package var files: [OutputFile] {
    let rows = pages.map { $0.entries.map(Self.row) }
    let lists = SearchLists(pages.map(\.entries)).all
    let rowSizes = rows.map { $0.reduce(0) { $0 + $1.utf8.count + 6 } }
    let listSizes = lists.map { $0.token.utf8.count + $0.pages.utf8.count + 2 }
    let isWhole = (rowSizes + listSizes).reduce(0, +) <= sizes.whole
    let limit = isWhole ? Int.max : sizes.shard
    let placeShards = Self.shards(of: rowSizes, limit: limit)
    let listShards = Self.shards(of: listSizes, limit: limit)

    var shards = listShards.enumerated().map { number, range in
      ("lists-\(number)", Self.shard(of: lists[range]))
    }
    if listShards.count > 1 {
      let words = lists.lazy.map(\.token).filter { $0.unicodeScalars.first?.isHan == false }
      shards.append(("words", "{tokens: \(words.joined(separator: " ").scriptLiteral)}"))
    }
    shards += placeShards.enumerated().map { number, range in
      ("places-\(number)", Self.shard(of: pages[range].map(\.name), rows: rows[range]))
    }
    let index = """
      globalThis.bookSearchIndex = {
      weights: [\(SearchEntry.Kind.allCases.map { "\($0.titleWeight)" }.joined(separator: ","))],
      synonyms: [\(synonyms.map(Self.list).joined(separator: ","))],
      lists: \(Self.list(listShards.map { lists.isEmpty ? "" : lists[$0.lowerBound].token })),
      places: [\(placeShards.map { "\($0.lowerBound)" }.joined(separator: ","))],
      pages: \(pages.count),
      shards: {}
      };

      """
    let scripts = shards.map { (name: $0, text: "bookSearchIndex.shards[\"\($0)\"] = \($1);\n") }
    if isWhole {
      return [OutputFile(Self.fileName, .text(index + scripts.map(\.text).joined()))]
    }
    return [OutputFile(Self.fileName, .text(index))]
      + scripts.map { OutputFile("\(Self.folder)/\($0.name).js", .text($0.text)) }
  }

  /// Neighbours together up to a limit; one shard at least.
  private static func shards(of sizes: [Int], limit: Int) -> [Range<Int>] {
    var shards: [Range<Int>] = []
    var start = 0
    var sum = 0
    for (place, size) in sizes.enumerated() {
      if place > start, sum + size > limit {
        shards.append(start..<place)
        (start, sum) = (place, 0)
      }
      sum += size
    }
    return shards + [start..<sizes.count]
  }

  /// Tokens are one text, separated by spaces; the lists of their pages another.
  private static func shard(of lists: ArraySlice<(token: String, pages: String)>) -> String {
    """
    {
    tokens: \(lists.map(\.token).joined(separator: " ").scriptLiteral),
    pages: "\(lists.map(\.pages).joined(separator: " "))"
    }
    """
  }

  /// The names of pages, and a row for each place, with its page's number in this shard.
  private static func shard(of pages: [String], rows: ArraySlice<[String]>) -> String {
    let rows = zip(0..., rows).flatMap { number, rows in rows.map { "[\(number),\($0)]" } }
    return """
      {
      pages: \(list(pages)),
      rows: [
      \(rows.joined(separator: ",\n"))
      ]
      }
      """
  }

  private static func row(_ entry: SearchEntry) -> String {
    "\(entry.anchor.scriptLiteral),\(entry.kind.rawValue),\(entry.title.scriptLiteral),"
      + "\(entry.text.scriptLiteral)"
  }

  private static func list(_ texts: [String]) -> String {
    "[\(texts.map(\.scriptLiteral).joined(separator: ","))]"
  }
}
