/// What the page's script searches: places with their texts, and for each token the pages that have
/// it.
///
/// It is a script that assigns one constant, because a page that is opened from disk may load
/// scripts and nothing else. The tokens only say where to look: the script looks for what was typed
/// in the texts themselves, so that it shows no place that does not have it.
public struct SearchIndex: Sendable {
  /// The index's name in the output folder.
  public static let fileName = "search-index.js"

  private let entries: [SearchEntry]
  /// Words that mean the same, in groups.
  private let synonyms: [[String]]

  /// Prepares the index of these places, in the order of the book.
  package init(_ entries: [SearchEntry], synonyms: [[String]] = []) {
    self.entries = entries
    self.synonyms = synonyms
  }

  /// The script.
  ///
  /// Tokens are one text, separated by spaces; the numbers of their pages another, each list as
  /// differences in base 36.
  ///
  /// - Complexity: O(*n*) in the length of all texts, and sorting the different tokens.
  public var script: String {
    var pages: [String] = []
    var numbers: [String: Int] = [:]
    for entry in entries where numbers[entry.page] == nil {
      numbers[entry.page] = pages.count
      pages.append(entry.page)
    }
    let lists = pagesByToken(numbers)
    let rows = entries.map { entry in
      "[\(numbers[entry.page] ?? 0),\(Self.quoted(entry.anchor)),\(entry.kind.rawValue),"
        + "\(Self.quoted(entry.title)),\(Self.quoted(entry.text))]"
    }
    return """
      globalThis.bookSearchIndex = {
      pages: [\(pages.map(Self.quoted).joined(separator: ","))],
      entries: [
      \(rows.joined(separator: ",\n"))
      ],
      synonyms: [\(synonyms.map(Self.list).joined(separator: ","))],
      tokens: \(Self.quoted(lists.map(\.token).joined(separator: " "))),
      places: "\(lists.map { Self.differences($0.pages) }.joined(separator: " "))"
      };

      """
  }

  private func pagesByToken(_ numbers: [String: Int]) -> [(token: String, pages: [Int])] {
    var pairs: [SearchTokens.Pair: Set<Int>] = [:]
    var words: [String: Set<Int>] = [:]
    for entry in entries {
      let page = numbers[entry.page] ?? 0
      for tokens in [SearchTokens(entry.title, isTitle: true), SearchTokens(entry.text)] {
        for pair in tokens.pairs { pairs[pair, default: []].insert(page) }
        for word in tokens.words { words[word, default: []].insert(page) }
      }
    }
    let all = pairs.map { (SearchTokens.text(of: $0), $1) } + words.map { ($0, $1) }
    return all.map { (token: $0.0, pages: $0.1.sorted()) }.sorted { $0.token < $1.token }
  }

  private static func differences(_ pages: [Int]) -> String {
    zip(pages, [0] + pages).map { String($0 - $1, radix: 36) }.joined(separator: ",")
  }

  private static func list(_ texts: [String]) -> String {
    "[\(texts.map(quoted).joined(separator: ","))]"
  }

  /// The text as a string of JavaScript.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
