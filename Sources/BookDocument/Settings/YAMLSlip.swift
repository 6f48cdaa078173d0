/// What authors write instead of YAML most often, found where YAML's own parser says something else.
struct YAMLSlip: Hashable {
  var fact: String
  var help: String
  /// Counted from 1.
  var line: Int
  /// - Units: UTF-8 bytes, counted from 1.
  var column: Int
  /// The line of the first of two equal keys.
  var earlier: Int?

  /// The first slip in lines that are not valid YAML.
  static func first(in lines: ArraySlice<String>) -> YAMLSlip? {
    for (index, line) in lines.enumerated() {
      if let slip = tab(in: line, index + 1) ?? fullWidthColon(in: line, index + 1) {
        return slip
      }
    }
    return lines.last.flatMap { secondColon(in: $0, lines.count) }
  }

  /// The second of two equal keys.
  init?(repeated name: String, in lines: [String]) {
    let places = lines.indices.filter { index in
      let line = lines[index].drop { $0 == " " || $0 == "-" }
      return [name, "'\(name)'", "\"\(name)\""].contains { key in
        line.hasPrefix(key) && line.dropFirst(key.count).drop { $0 == " " }.first == ":"
      }
    }
    guard places.count > 1 else { return nil }
    let margin = lines[places[1]].prefix { $0 == " " || $0 == "-" }.utf8.count
    self.init(
      fact: "duplicate key '\(name)'", help: "keep one of the two lines", line: places[1] + 1,
      column: margin + 1, earlier: places[0] + 1)
  }

  init(fact: String, help: String, line: Int, column: Int, earlier: Int? = nil) {
    self.fact = fact
    self.help = help
    self.line = line
    self.column = column
    self.earlier = earlier
  }

  private static func tab(in line: String, _ number: Int) -> YAMLSlip? {
    let margin = line.prefix { $0 == " " || $0 == "\t" }
    guard let tab = margin.firstIndex(of: "\t"), margin.endIndex < line.endIndex else { return nil }
    return YAMLSlip(
      fact: "a tab in the indentation", help: "indent with spaces", line: number,
      column: line[..<tab].utf8.count + 1)
  }

  /// `title：书`: the colon of Chinese text.
  private static func fullWidthColon(in line: String, _ number: Int) -> YAMLSlip? {
    guard let match = line.prefixMatch(of: /[ \-]*[A-Za-z_][A-Za-z0-9_\-]*\s*：/) else { return nil }
    return YAMLSlip(
      fact: "a full-width '：' after a key", help: "write ': ', a half-width colon and a space",
      line: number, column: line[..<match.range.upperBound].dropLast().utf8.count + 1)
  }

  /// `title: 书名: 副题`.
  private static func secondColon(in line: String, _ number: Int) -> YAMLSlip? {
    guard
      let match = line.prefixMatch(
        of: #/(?<key>[ \-]*[^\s:#'"]+):[ ]+(?<value>[^\s'"\[{|>].*?):[ ]/#)
    else { return nil }
    return YAMLSlip(
      fact: "the value needs quotes: it has a ': '",
      help: "write \(match.key.trimming()): '…'", line: number,
      column: line[..<match.range.upperBound].dropLast(2).utf8.count + 1)
  }
}
