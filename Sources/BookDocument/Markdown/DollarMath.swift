/// Makes formulas between dollar signs those that the reader knows.
///
/// `$x$` becomes code between dollar signs, `$$x$$` a `math` block. Lines keep their numbers; what is put
/// in is not in the author's text, in which places are looked for.
///
/// The rule is Pandoc's: no space after the first dollar sign, none before the last, and no digit after
/// it; so `$5 and $6` are amounts.
struct DollarMath {
  /// The text to parse.
  private(set) var text = ""
  /// The formulas that look like TeX, by their offsets in the author's text.
  private(set) var places: [Int] = []
  /// Where `\(…\)` and `\[…\]` start that look like TeX, by their offsets in the author's text.
  private(set) var brackets: [Int] = []
  private var offset = 0

  /// - Complexity: O(*n*) in the length of the text, but for dollar signs that nothing closes.
  init(_ original: String) {
    guard original.utf8.contains(dollar) || original.utf8.contains(backslash) else {
      text = original
      return
    }
    let lines = original.split(separator: "\n", omittingEmptySubsequences: false)
    var result: [String] = []
    var paragraph: [Substring] = []
    var fence: Substring?
    var index = 0
    func size(_ lines: [Substring]) -> Int { lines.reduce(0) { $0 + $1.utf8.count + 1 } }
    func close() {
      guard !paragraph.isEmpty else { return }
      result.append(converted(paragraph.joined(separator: "\n")))
      offset += size(paragraph)
      paragraph = []
    }
    func take(_ line: Substring) {
      result.append(String(line))
      offset += line.utf8.count + 1
    }
    while index < lines.count {
      let line = lines[index]
      index += 1
      let content = line.drop { " \t>".contains($0) }
      let bare = content.trimming()
      if let open = fence {
        take(line)
        if bare.hasPrefix(open), bare.allSatisfy({ $0 == open.first }) { fence = nil }
      } else if let mark = content.first, mark == "`" || mark == "~",
        content.prefix(while: { $0 == mark }).count >= 3
      {
        close()
        fence = content.prefix { $0 == mark }
        take(line)
      } else if bare == "$$",
        let end = lines[index...].firstIndex(where: { Self.isFence($0) })
      {
        close()
        places.append(offset)
        for (place, inner) in zip((index - 1)..., lines[(index - 1)...end]) {
          let mark = place == index - 1 ? "```math" : place == end ? "```" : nil
          result.append(mark.map { String(inner).replacing("$$", with: $0) } ?? String(inner))
          offset += inner.utf8.count + 1
        }
        index = end + 1
      } else if bare.isEmpty {
        close()
        take(line)
      } else {
        paragraph.append(line)
      }
    }
    close()
    text = result.joined(separator: "\n")
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.drop { " \t>".contains($0) }.trimming() == "$$"
  }

  // MARK: - Within a paragraph

  private mutating func converted(_ paragraph: String) -> String {
    let bytes = Array(paragraph.utf8)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      noteBracket(bytes, at: place)
      let end = Self.endOfVerbatim(bytes, at: place)
      if end > place {
        result += bytes[place..<end]
        place = end
      } else if let (content, end) = Self.formula(bytes, at: place) {
        if content.contains(where: { "\\^_{".utf8.contains($0) }) {
          places.append(offset + place)
        }
        result += Array("$`".utf8) + content + Array("`$".utf8)
        place = end
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Notes a formula between `\(` and `\)`, or `\[` and `\]`: Markdown takes both for escaped brackets, which
  /// round ones hardly need, and square ones around a word do.
  private mutating func noteBracket(_ bytes: [UInt8], at place: Int) {
    guard bytes[place] == backslash, place + 2 < bytes.count,
      let close = [UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "["): UInt8(ascii: "]")][
        bytes[place + 1]]
    else { return }
    // Formulas are shorter; what is searched again for each bracket has an end.
    let rest = bytes[(place + 2)...].prefix(2_000)
    guard
      let end = zip(rest.indices, rest).first(where: {
        $1 == backslash && $0 + 1 < bytes.count && bytes[$0 + 1] == close
      })?.0
    else { return }
    let content = bytes[(place + 2)..<end]
    let isTeX = content.contains { "\\^_{=".utf8.contains($0) }
    if isTeX || close == UInt8(ascii: ")") || content.first == UInt8(ascii: "\n") {
      brackets.append(offset + place)
    }
  }

  /// Where an escape, code, a comment, or a formula as GitHub has it ends that starts here.
  private static func endOfVerbatim(_ bytes: [UInt8], at place: Int) -> Int {
    switch bytes[place] {
    case backslash: return min(place + 2, bytes.count)
    case backquote:
      let run = bytes[place...].prefix { $0 == backquote }.count
      var end = place + run
      while end < bytes.count {
        let next = bytes[end...].prefix { $0 == backquote }.count
        if next == run { return end + run }
        end += max(next, 1)
      }
      return place + run
    case dollar where place + 1 < bytes.count && bytes[place + 1] == backquote:
      let end = endOfVerbatim(bytes, at: place + 1)
      return end < bytes.count && bytes[end] == dollar ? end + 1 : end
    case less where bytes[place...].starts(with: Array("<!--".utf8)):
      let text = Array("-->".utf8)
      var end = place + 4
      while end < bytes.count, !bytes[end...].starts(with: text) { end += 1 }
      return min(end + 3, bytes.count)
    default: return place
    }
  }

  private static func formula(
    _ bytes: [UInt8], at place: Int
  ) -> (content: ArraySlice<UInt8>, end: Int)? {
    guard bytes[place] == dollar else { return nil }
    let width = place + 1 < bytes.count && bytes[place + 1] == dollar ? 2 : 1
    let start = place + width
    guard start < bytes.count, width == 2 || !isSpace(bytes[start]) else { return nil }
    var end = start
    while end < bytes.count, bytes[end] != dollar {
      if bytes[end] == backquote { return nil }
      end += bytes[end] == backslash ? 2 : 1
    }
    guard end > start, end + width <= bytes.count, bytes[end + width - 1] == dollar else {
      return nil
    }
    if width == 1 {
      let after = end + 1 < bytes.count ? bytes[end + 1] : 0
      guard !isSpace(bytes[end - 1]), !(0x30...0x39).contains(after) else { return nil }
    }
    return (bytes[start..<end], end + width)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09
  }
}

private let backslash = UInt8(ascii: "\\")
private let backquote = UInt8(ascii: "`")
private let dollar = UInt8(ascii: "$")
private let less = UInt8(ascii: "<")
