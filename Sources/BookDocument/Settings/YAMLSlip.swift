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
      let slip =
        tab(in: line, index + 1) ?? fullWidthColon(in: line, index + 1)
        ?? invisible(in: line, index + 1)
      if let slip { return slip }
    }
    return lines.last.flatMap {
      secondColon(in: $0, lines.count) ?? mark(in: $0, lines.count)
        ?? escape(in: $0, lines.count) ?? innerQuote(in: $0, lines.count)
    } ?? indentation(of: lines)
  }

  /// What the parser's own words mean.
  init?(_ problem: String, in lines: [String]) {
    if problem.contains("another document"), let line = lines.lastIndex(of: "---") {
      self.init(
        fact: "a second document begins here", help: "delete the line '---'", line: line + 1,
        column: 1)
    } else if problem.contains("end of stream"),
      let line = lines.lastIndex(where: { Self.openQuote(in: $0) != nil }),
      let column = Self.openQuote(in: lines[line])
    {
      self.init(
        fact: "a text without its closing quote",
        help: "end the text with the quote that it starts with", line: line + 1, column: column)
    } else {
      return nil
    }
  }

  /// What to do about a key that is unknown for how it is written; nil for another.
  static func help(forKey key: String) -> String? {
    if key.contains("：") { return "write ': ', a half-width colon and a space" }
    return key.unicodeScalars.contains(where: isInvisible)
      ? "the key has a character that nobody sees: write it again" : nil
  }

  /// The second of two equal keys.
  init?(repeated name: String, in lines: [String]) {
    let places = lines.indices.filter { index in
      let line = lines[index].drop { $0 == " " || $0 == "-" }
      return [name, "'\(name)'", "\"\(name)\""].contains { key in
        line.hasPrefix(key) && line.dropFirst(key.count).drop { $0 == " " }.first == ":"
      }
    }
    guard places.count > 1 else {
      // Both are in one line then, `{cell: 5, cell: 6}`.
      for (index, line) in lines.enumerated() {
        let keys = line.ranges(of: "\(name):").filter { range in
          line[..<range.lowerBound].last.map { " {,'\"".contains($0) } ?? true
        }
        guard keys.count > 1 else { continue }
        self.init(
          fact: "duplicate key '\(name)'", help: "keep one of the two", line: index + 1,
          column: line[..<keys[1].lowerBound].utf8.count + 1)
        return
      }
      return nil
    }
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
