import Foundation

/// Makes ids of one page differ from those of all others, and follows the links among pages.
struct UniqueIdentifiers {
  /// The page's file name.
  let page: String
  /// The file names of all pages that stand together.
  let pages: Set<String>

  /// The id of the page's beginning.
  var start: String { Self.prefix(of: page) }

  /// The HTML with ids, and everything that names an id, under the page's own prefix.
  ///
  /// Attributes are found by their quotes: in the text of a page quotes are escaped.
  ///
  /// - Complexity: O(*n*) in the length of the HTML.
  func applied(to html: some StringProtocol) -> String {
    let pieces = html.components(separatedBy: "=\"")
    var result = pieces[0]
    for (before, piece) in zip(pieces, pieces.dropFirst()) {
      let name = before.utf8.suffix(24).split { $0 == UInt8(ascii: " ") || $0 == newline }.last
      let end = piece.firstIndex(of: "\"") ?? piece.endIndex
      let value = unique(
        String(piece[..<end]), of: name.map { String(decoding: $0, as: UTF8.self) })
      result += "=\"" + value + piece[end...]
    }
    return result
  }

  /// The value of an attribute; one that names no id stays.
  private func unique(_ value: String, of attribute: String?) -> String {
    switch attribute {
    case "id", "for", "name", "headers", "aria-labelledby", "aria-describedby", "aria-controls":
      value.split(separator: " ").map { "\(start)--\($0)" }.joined(separator: " ")
    case "href", "xlink:href": target(of: value)
    default: value.hasPrefix("url(#") ? "url(#\(start)--" + value.dropFirst(5) : value
    }
  }

  private func target(of link: String) -> String {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let other = String(parts[0])
    guard other.isEmpty || pages.contains(other) else { return link }
    let prefix = Self.prefix(of: other.isEmpty ? page : other)
    return "#" + prefix + (parts.count > 1 ? "--" + parts[1] : "")
  }

  private static func prefix(of page: String) -> String { String(page.prefix { $0 != "." }) }
}

private let newline = UInt8(ascii: "\n")
