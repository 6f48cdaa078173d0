import BookDocument
import CellRecords

/// Cuts a chapter's text at its cells, values, references and formulas.
///
/// The places were found when the chapter was read; what does not stand where it should is left in
/// the text as it is.
struct SourceCutter {
  private let edition: Edition
  private let bytes: [UInt8]
  /// Where each line starts, and behind them the end.
  private let lineStarts: [Int]

  init(_ edition: Edition) {
    self.edition = edition
    bytes = Array(edition.source.text.utf8)
    var starts = [0]
    for line in edition.source.lines {
      starts.append(starts[starts.count - 1] + line.utf8.count + 1)
    }
    lineStarts = starts
  }

  /// The chapter's text in parts.
  ///
  /// - Complexity: O(*n* log *n*) in the number of parts.
  var parts: [SourcePart] {
    var parts: [SourcePart] = []
    var position = 0
    for cut in cuts where cut.range.lowerBound >= position {
      append(position..<cut.range.lowerBound, to: &parts)
      parts.append(cut.part)
      position = cut.range.upperBound
    }
    append(position..<bytes.count, to: &parts)
    return parts
  }

  private struct Cut {
    let range: Range<Int>
    let part: SourcePart
  }

  private func append(_ range: Range<Int>, to parts: inout [SourcePart]) {
    guard !range.isEmpty else { return }
    parts.append(.text(String(decoding: bytes[range], as: UTF8.self)))
  }

  private var cuts: [Cut] {
    var cuts = edition.chapter.cells.compactMap(cut(of:))
    cuts += edition.chapter.inlineValues.compactMap { value in
      span(of: value.expression, at: value.location, opening: "{swift} ")
        .map { Cut(range: $0, part: .value(value.index)) }
    }
    var taken: Set<Int> = []
    for fragment in edition.chapter.fragments {
      switch fragment {
      case .reference(let reference):
        if let range = link("[](\(reference.target))", at: reference.location, &taken) {
          cuts.append(Cut(range: range, part: .reference(reference)))
        }
      case .repetition(let reference):
        if let range = link("![](\(reference.target))", at: reference.location, &taken) {
          cuts.append(Cut(range: range, part: .repetition(reference)))
        }
      case .formula(let formula): cuts += [cut(of: formula)].compactMap(\.self)
      default: break
      }
    }
    return cuts.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

// MARK: - Blocks

extension SourceCutter {
  private func cut(of cell: Cell) -> Cut? {
    var first = cell.location.line - 1
    while let line = edition.source.line(first), line.drop(while: Self.isMargin).hasPrefix("//|") {
      first -= 1
    }
    let length = cell.code.isEmpty ? 0 : cell.code.count { $0 == "\n" } + 1
    return block(from: first, searchingFrom: cell.location.line + length).map {
      Cut(range: $0.range, part: .cell(cell.index, lead: $0.lead, margin: $0.margin))
    }
  }

  /// The lines of a fenced block: the place of its first fence, and from where on to look for its last.
  private func block(
    from first: Int, searchingFrom start: Int
  ) -> (range: Range<Int>, lead: String, margin: String)? {
    guard let opening = edition.source.line(first), let fence = Self.fence(in: opening) else {
      return nil
    }
    var last = max(start, first + 1)
    while let line = edition.source.line(last) {
      let margin = line.prefix(while: Self.isMargin)
      if line.dropFirst(margin.count).hasPrefix(fence.marks) {
        let range = lineStarts[first - 1]..<min(lineStarts[last], bytes.count)
        return (range, fence.lead, String(margin))
      }
      last += 1
    }
    return nil
  }

  private static func fence(in line: String) -> (lead: String, marks: String)? {
    guard let start = line.firstRange(of: "```") ?? line.firstRange(of: "~~~") else { return nil }
    let mark = line[start.lowerBound]
    let marks = line[start.lowerBound...].prefix { $0 == mark }
    return (String(line[..<start.lowerBound]), String(marks))
  }

  private static func isMargin(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == ">"
  }
}

// MARK: - Places in a line

extension SourceCutter {
  private func cut(of formula: Formula) -> Cut? {
    if formula.isBlock {
      let length = formula.source.count { $0 == "\n" }
      let line = formula.location.line
      return block(from: line - 1, searchingFrom: line + max(0, length - 1)).map {
        Cut(range: $0.range, part: .formula(formula, lead: $0.lead, margin: $0.margin))
      }
    }
    guard let range = span(of: formula.source, at: formula.location, opening: ""),
      range.lowerBound > 0, range.upperBound < bytes.count,
      bytes[range.lowerBound - 1] == UInt8(ascii: "$"),
      bytes[range.upperBound] == UInt8(ascii: "$")
    else { return nil }
    return Cut(
      range: range.lowerBound - 1..<range.upperBound + 1,
      part: .formula(formula, lead: "", margin: ""))
  }

  /// A code span with its backquotes, by the place of what is in it.
  private func span(of text: String, at place: SourceLocation, opening: String) -> Range<Int>? {
    guard let content = offset(of: place) else { return nil }
    let wanted = Array(text.utf8)
    guard bytes[content...].starts(with: wanted) else { return nil }
    let lead = Array(opening.utf8)
    guard content >= lead.count, bytes[..<content].suffix(lead.count).elementsEqual(lead) else {
      return nil
    }
    var start = content - lead.count
    var end = content + wanted.count
    let space = UInt8(ascii: " ")
    if start > 0, bytes[start - 1] == space, end < bytes.count, bytes[end] == space {
      start -= 1
      end += 1
    }
    let quote = UInt8(ascii: "`")
    let quotes = bytes[..<start].reversed().prefix { $0 == quote }.count
    guard quotes > 0, bytes[end...].prefix(while: { $0 == quote }).count == quotes else {
      return nil
    }
    return start - quotes..<end + quotes
  }

  /// A link as it is written, at its place or further on in its line; each is found once.
  private func link(
    _ text: String, at place: SourceLocation, _ taken: inout Set<Int>
  ) -> Range<Int>? {
    guard var position = offset(of: place) else { return nil }
    let wanted = Array(text.utf8)
    let end = min(lineStarts[place.line], bytes.count)
    while position + wanted.count <= end {
      let range = position..<position + wanted.count
      if bytes[range].elementsEqual(wanted), taken.insert(position).inserted { return range }
      position += 1
    }
    return nil
  }

  private func offset(of place: SourceLocation) -> Int? {
    guard lineStarts.indices.contains(place.line) else { return nil }
    let offset = lineStarts[place.line - 1] + place.column - 1
    return offset <= bytes.count ? offset : nil
  }
}

extension Reference {
  /// What stands between the parentheses.
  fileprivate var target: String {
    (chapter.map { "\($0).md" } ?? "") + (label.isEmpty ? "" : "#\(label)")
  }
}
