/// Finds what cmark has read again in the author's text, going forward through one block.
///
/// cmark counts columns of inlines in the text that is left of a line after a list's or quote's
/// markers, and of some not at all. Inlines come in the order of the text, so that the place of each is
/// the next one after the last that has its text.
struct SourceCursor {
  /// A piece of text that is in the chapter byte for byte, or one character that the author
  /// wrote as an escape or entity.
  struct Piece: Equatable {
    var text: String
    var range: Range<Int>
  }

  let map: SourceMap
  /// Where the search goes on.
  private(set) var position: Int
  /// Where the block ends.
  let end: Int
  /// How many bytes may still be compared: text made to be slow must not be.
  private var budget: Int

  init(_ map: SourceMap, from start: Int, to end: Int) {
    self.map = map
    position = start
    self.end = max(start, end)
    budget = 64 * (self.end - start) + 4096
  }

  /// The place here, for what cannot be found.
  var here: Range<Int> { position..<position }

  mutating func move(to place: Int) { position = min(max(position, place), end) }

  /// Moves past the next line end, and then past what a list or quote puts before the text of a line;
  /// the place of what ends the line.
  mutating func moveToNextLine() -> Range<Int> {
    let start = position
    while position < end, map.bytes[position] != newline { position += 1 }
    move(to: position + 1)
    let place = start..<position
    skipMargin()
    return place
  }

  /// Moves past the indentation, the marks of quotes and the bars of a table's row that are here.
  mutating func skipMargin() {
    while position < end, isMargin(map.bytes[position]) || map.bytes[position] == bar {
      position += 1
    }
  }

  /// Moves to the next of some marks, if there is one.
  mutating func moveToNext(of marks: [String]) {
    let start = position
    while position < end, !marks.contains(where: isAt) { position += 1 }
    if position == end { position = start }
  }

  /// Moves past the first of some marks that is here.
  mutating func skip(anyOf marks: [String]) {
    guard let mark = marks.first(where: isAt) else { return }
    position += mark.utf8.count
  }

  /// Finds a text that is written as it is and moves past it; nothing moves if it is not there.
  mutating func find(_ text: String) -> Range<Int>? {
    guard let start = map.firstOffset(of: text, in: position..<end) else { return nil }
    position = start + text.utf8.count
    return start..<position
  }

  /// Whether a text is right here.
  func isAt(_ text: String) -> Bool {
    let wanted = text.utf8
    return position + wanted.count <= end
      && map.bytes[position..<position + wanted.count].elementsEqual(wanted)
  }

  /// Finds running text, in which the author may have escaped characters.
  mutating func findText(_ text: String) -> [Piece] {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return [] }
    for start in position..<end {
      let byte = map.bytes[start]
      guard byte == first || byte == backslash || byte == ampersand else { continue }
      if let pieces = pieces(of: wanted, from: start) {
        position = pieces.last?.range.upperBound ?? position
        return pieces
      }
      guard budget > 0 else { break }
    }
    return [Piece(text: text, range: here)]
  }

  /// Finds code or HTML, whose line ends cmark has made spaces or kept; the places at which its lines
  /// start come with how much of the text is before them.
  mutating func findVerbatim(
    _ text: String
  ) -> (range: Range<Int>, lines: [(offset: Int, place: Int)])? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return nil }
    for start in position..<end
    where map.bytes[start] == first || first == space && map.bytes[start] == newline {
      if let found = verbatim(wanted, from: start) {
        position = found.range.upperBound
        return found
      }
      guard budget > 0 else { break }
    }
    return nil
  }
}

// MARK: - Comparing

extension SourceCursor {
  private mutating func pieces(of wanted: [UInt8], from start: Int) -> [Piece]? {
    var pieces: [Piece] = []
    var plain = (text: 0, place: start)
    var index = 0
    var place = start
    func close(_ text: Int, _ end: Int) {
      guard text > plain.text else { return }
      let bytes = wanted[plain.text..<text]
      pieces.append(
        Piece(text: String(decoding: bytes, as: UTF8.self), range: plain.place..<end))
    }
    while index < wanted.count {
      budget -= 1
      guard place < end, budget > 0 else { return nil }
      if let length = escapeLength(at: place, for: wanted[index...]) {
        close(index, place)
        let scalar = scalarLength(wanted[index])
        let text = wanted[index..<min(index + scalar, wanted.count)]
        pieces.append(
          Piece(text: String(decoding: text, as: UTF8.self), range: place..<place + length))
        index += scalar
        place += length
        plain = (index, place)
      } else if map.bytes[place] == wanted[index] {
        index += 1
        place += 1
      } else {
        return nil
      }
    }
    close(min(index, wanted.count), place)
    return pieces
  }

  /// The length of an escape or entity that stands here for the next character of a text.
  private func escapeLength(at place: Int, for rest: ArraySlice<UInt8>) -> Int? {
    let byte = map.bytes[place]
    if byte == backslash, place + 1 < end, let next = rest.first, next == map.bytes[place + 1] {
      return isASCIIPunctuation(next) ? 2 : nil
    }
    guard byte == ampersand else { return nil }
    let entity = map.bytes[place..<min(place + 40, end)].prefix { $0 != semicolon }
    let body = entity.dropFirst()
    guard entity.endIndex < end, map.bytes[entity.endIndex] == semicolon, let first = body.first,
      first == hash || body.allSatisfy(isASCIILetterOrDigit), !rest.starts(with: entity)
    else { return nil }
    return entity.count + 1
  }

  private mutating func verbatim(
    _ wanted: [UInt8], from start: Int
  ) -> (range: Range<Int>, lines: [(offset: Int, place: Int)])? {
    var lines = [(offset: 0, place: start)]
    var place = start
    for (index, byte) in wanted.enumerated() {
      budget -= 1
      guard place < end, budget > 0 else { return nil }
      if byte == space || byte == newline, map.bytes[place] == newline {
        place += 1
        while place < end, isMargin(map.bytes[place]) { place += 1 }
        lines.append((index + 1, place))
      } else if map.bytes[place] == byte {
        place += 1
      } else {
        return nil
      }
    }
    return (start..<place, lines)
  }
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")
private let backslash = UInt8(ascii: "\\")
private let ampersand = UInt8(ascii: "&")
private let semicolon = UInt8(ascii: ";")
private let hash = UInt8(ascii: "#")
private let bar = UInt8(ascii: "|")

private func isMargin(_ byte: UInt8) -> Bool {
  byte == space || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: ">")
}

private func isASCIIPunctuation(_ byte: UInt8) -> Bool {
  (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
    || (0x7B...0x7E).contains(byte)
}

private func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

/// How many bytes the character has that starts with this one.
private func scalarLength(_ byte: UInt8) -> Int {
  byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
}
