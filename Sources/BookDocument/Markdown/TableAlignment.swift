/// How a table's column is aligned, as HTML of today says it.
enum TableAlignment {
  /// cmark writes the attribute `align`, which HTML has given up, or a style in the element, which the
  /// pages' security policy forbids: a class says the same.
  ///
  /// No text of an author is touched: there every `<` is escaped. The bytes need not be UTF-8, since
  /// places to be filled are marked by bytes that no text has.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  static func replacingAttributes(in html: [UInt8]) -> [UInt8] {
    let openings = ["<th align=\"", "<td align=\""].map { Array($0.utf8) }
    var replaced: [UInt8] = []
    replaced.reserveCapacity(html.count)
    var rest = html[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      replaced += rest[..<start]
      rest = rest[start...]
      if openings.contains(where: { rest.starts(with: $0) }) {
        replaced += rest.prefix(3) + Array(" class=\"align-".utf8)
        rest = rest.dropFirst(openings[0].count)
      } else {
        replaced.append(rest[start])
        rest = rest.dropFirst()
      }
    }
    return replaced + rest
  }
}
