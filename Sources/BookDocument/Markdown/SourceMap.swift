/// The bytes of a chapter with the places of its lines.
struct SourceMap: Sendable {
  let path: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  init(_ source: SourceText) {
    path = source.path
    bytes = Array(source.text.utf8)
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// Where a line starts, counted from 1; the end of the text for lines that it does not have.
  func start(ofLine line: Int) -> Int {
    line < 1 ? 0 : line <= lineStarts.count ? lineStarts[line - 1] : bytes.count
  }

  /// Where a line ends, without its line end.
  func end(ofLine line: Int) -> Int {
    line < lineStarts.count ? max(start(ofLine: line), lineStarts[max(line, 0)] - 1) : bytes.count
  }

  func location(at offset: Int) -> SourceLocation {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(path: path, line: low + 1, column: offset - lineStarts[low] + 1)
  }

  func range(_ offsets: Range<Int>) -> SourceRange {
    let end = location(at: offsets.upperBound)
    return SourceRange(
      start: location(at: offsets.lowerBound), endLine: end.line, endColumn: end.column)
  }

  /// The lines from the first to the last, as a block has them, without empty ones at the end, which
  /// cmark counts for some blocks.
  func range(fromLine first: Int, column: Int, toLine last: Int) -> SourceRange {
    let start = SourceLocation(path: path, line: first, column: max(1, column))
    var last = max(first, last)
    while last > first, isEmpty(line: last) { last -= 1 }
    let end = location(at: end(ofLine: last))
    return SourceRange(start: start, endLine: end.line, endColumn: end.column)
  }

  /// Whether a line has nothing but a quote's marks.
  private func isEmpty(line: Int) -> Bool {
    bytes[start(ofLine: line)..<end(ofLine: line)].allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: ">")
    }
  }

  /// The first place of a text in a stretch of the chapter.
  func firstOffset(of text: String, in stretch: Range<Int>) -> Int? {
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, stretch.count >= wanted.count else { return nil }
    var place = stretch.lowerBound
    while place + wanted.count <= stretch.upperBound {
      if bytes[place] == wanted[0], bytes[place..<place + wanted.count].elementsEqual(wanted) {
        return place
      }
      place += 1
    }
    return nil
  }
}
