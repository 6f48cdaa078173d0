/// For each token of a book the pages that have it.
struct SearchLists {
  /// A page that has a token.
  private struct Posting {
    var page: Int
    /// The weightiest place that has the token in its title; nil if texts alone have it.
    var title: SearchEntry.Kind?
  }

  private var pairs: [SearchTokens.Pair: [Posting]] = [:]
  private var words: [String: [Posting]] = [:]

  /// Reads the places of pages, which are numbered in this order.
  init(_ pages: [[SearchEntry]]) {
    for (page, entries) in pages.enumerated() {
      for entry in entries {
        add(SearchTokens(entry.title), Posting(page: page, title: entry.kind))
        add(SearchTokens(entry.text), Posting(page: page))
      }
    }
  }

  private mutating func add(_ tokens: SearchTokens, _ posting: Posting) {
    for pair in tokens.pairs { Self.add(posting, to: &pairs[pair, default: []]) }
    for word in tokens.words { Self.add(posting, to: &words[word, default: []]) }
  }

  private static func add(_ posting: Posting, to list: inout [Posting]) {
    guard let last = list.last, last.page == posting.page else { return list.append(posting) }
    if let title = posting.title, title.titleWeight > (last.title?.titleWeight ?? 0) {
      list[list.count - 1].title = title
    }
  }

  /// The tokens in the order in which scripts compare texts, each with its pages: differences in base 36,
  /// and behind a dot the kind of the title that has it.
  ///
  /// - Complexity: O(*n* log *n*) in the number of tokens.
  var all: [(token: String, pages: String)] {
    let lists = pairs.map { (SearchTokens.text(of: $0), $1) } + words.map { ($0, $1) }
    return lists.map { (units: Array($0.utf16), token: $0, pages: $1) }
      .sorted { $0.units.lexicographicallyPrecedes($1.units) }
      .map { (token: $0.token, pages: Self.text(of: $0.pages)) }
  }

  private static func text(of list: [Posting]) -> String {
    var previous = 0
    return list.map { posting in
      defer { previous = posting.page }
      let difference = String(posting.page - previous, radix: 36)
      return posting.title.map { "\(difference).\($0.rawValue)" } ?? difference
    }.joined(separator: ",")
  }
}
