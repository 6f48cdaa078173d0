extension DocumentReader {
  private static let valuePrefix = "{swift} "

  /// The line of text of a block.
  mutating func inlines(of node: MarkdownNode) -> [Inline] {
    // cmark's start of a block is right; its last line may be off, which costs only time.
    var cursor = SourceCursor(
      map, from: map.start(ofLine: node.startLine) + max(0, node.startColumn - 1),
      to: map.end(ofLine: max(node.startLine, node.endLine)))
    if node.kind == .heading {
      while cursor.isAt("#") { cursor.skip(anyOf: ["#"]) }
      cursor.skipMargin()
    }
    return inlines(of: node, &cursor)
  }

  /// The pieces within a node; the cursor moves past them.
  mutating func inlines(of node: MarkdownNode, _ cursor: inout SourceCursor) -> [Inline] {
    var line: [Inline] = []
    let nodes = node.children
    var startsAfterFormula = false
    for (index, node) in nodes.enumerated() {
      if node.kind == .text {
        var text = unmarked(node.literal)
        if startsAfterFormula { text.removeFirst() }
        startsAfterFormula = false
        line += pieces(of: text, &cursor)
      } else if let formula = formula(
        node, after: line, before: nodes.dropFirst(index + 1).first, &cursor)
      {
        dropDollar(fromEndOf: &line)
        line.append(formula)
        startsAfterFormula = true
      } else {
        startsAfterFormula = false
        line += pieces(of: node, &cursor)
      }
    }
    return line
  }

  private func pieces(of text: String, _ cursor: inout SourceCursor) -> [Inline] {
    cursor.findText(text).map { Inline(.text($0.text), range: map.range($0.range)) }
  }

  private mutating func pieces(of node: MarkdownNode, _ cursor: inout SourceCursor) -> [Inline] {
    if node.kind == .link { return link(node, &cursor) }
    let inline = inline(node, &cursor)
    guard case .html(let text) = inline.content else { return [inline] }
    guard let rest = HTMLComments.removed(from: text) else { return [] }
    return [Inline(.html(rest), range: inline.range)]
  }

  // MARK: - Formulas

  /// `` $`…`$ ``: code between two dollar signs.
  private mutating func formula(
    _ node: MarkdownNode, after line: [Inline], before next: MarkdownNode?,
    _ cursor: inout SourceCursor
  ) -> Inline? {
    guard node.kind == .code, let last = line.last, case .text(let before) = last.content,
      before.hasSuffix("$"), next?.kind == .text, next?.literal.hasPrefix("$") == true,
      last.isWrittenOut
    else { return nil }
    let source = unmarked(node.literal)
    let start = cursor.position
    let beforeCode = cursor
    let found = findDollars(source, &cursor) ?? findCode(source, &cursor)
    let lines = (found.lines.isEmpty ? [(0, start)] : found.lines).map { line in
      Formula.Line(
        offset: String(decoding: Array(source.utf8)[..<line.offset], as: UTF8.self)
          .unicodeScalars.count,
        location: map.location(at: line.place))
    }
    guard cursor.isAt("$") else {
      cursor = beforeCode
      return nil
    }
    cursor.move(to: cursor.position + 1)
    let formula = Formula(source: source, isBlock: false, lines: lines)
    if context.hasDollarMath, cursor.isAt("$") {
      displayedFormulas.insert(formula.location)
      cursor.move(to: cursor.position + 1)
    }
    let range = map.range(max(0, found.range.lowerBound - 1)..<cursor.position)
    return Inline(.formula(formula), range: range)
  }

  /// Finds a formula that has no backquotes in the author's text, `$x$`, and moves past it.
  private func findDollars(
    _ text: String, _ cursor: inout SourceCursor
  ) -> (range: Range<Int>, lines: [(offset: Int, place: Int)])? {
    var moved = cursor
    guard context.hasDollarMath, let found = moved.findVerbatim(text), moved.isAt("$"),
      found.range.lowerBound > 0, map.bytes[found.range.lowerBound - 1] == UInt8(ascii: "$")
    else { return nil }
    cursor = moved
    return found
  }

  private func dropDollar(fromEndOf line: inout [Inline]) {
    guard let last = line.popLast(), case .text(let text) = last.content, text != "$" else {
      return
    }
    let rest = String(text.dropLast())
    line.append(Inline(.text(rest), range: SourceRange(of: rest, at: last.range.start)))
  }

  /// Finds code with its backquotes and moves past them; the places at which the lines of its text
  /// start are those of `SourceCursor.findVerbatim`.
  private func findCode(
    _ text: String, _ cursor: inout SourceCursor
  ) -> (range: Range<Int>, lines: [(offset: Int, place: Int)]) {
    let before = cursor.position
    guard let found = cursor.findVerbatim(text) else { return (cursor.here, []) }
    let backquote = UInt8(ascii: "`")
    var start = found.range.lowerBound
    // cmark drops a space on each side.
    if start - 1 > before, map.bytes[start - 1] != backquote { start -= 1 }
    while start > before, map.bytes[start - 1] == backquote { start -= 1 }
    var end = found.range.upperBound
    if end < cursor.end, map.bytes[end] != backquote { end += 1 }
    while end < cursor.end, map.bytes[end] == backquote { end += 1 }
    cursor.move(to: end)
    return (start..<end, found.lines)
  }

  // MARK: - Pieces

  private mutating func inline(_ node: MarkdownNode, _ cursor: inout SourceCursor) -> Inline {
    switch node.kind {
    case .code: return code(node, &cursor)
    case .emphasis: return nested(node, ["*", "_"], &cursor) { .emphasis($0) }
    case .strong: return nested(node, ["**", "__"], &cursor) { .strong($0) }
    case .strikethrough: return nested(node, ["~~", "~"], &cursor) { .strikethrough($0) }
    case .image: return image(node, &cursor)
    case .softBreak:
      return Inline(.softBreak(isSpace: true), range: map.range(cursor.moveToNextLine()))
    case .lineBreak: return Inline(.lineBreak, range: map.range(cursor.moveToNextLine()))
    case .footnoteReference: return footnoteMark(node, &cursor)
    default:
      let text = unmarked(node.literal)
      let range = cursor.findVerbatim(text)?.range ?? cursor.here
      return Inline(.html(text), range: map.range(range))
    }
  }

  private mutating func nested(
    _ node: MarkdownNode, _ marks: [String], _ cursor: inout SourceCursor,
    _ content: ([Inline]) -> Inline.Content
  ) -> Inline {
    cursor.moveToNext(of: marks)
    let start = cursor.position
    cursor.skip(anyOf: marks)
    let inner = inlines(of: node, &cursor)
    cursor.skip(anyOf: marks)
    return Inline(content(inner), range: map.range(start..<cursor.position))
  }

  private mutating func code(_ node: MarkdownNode, _ cursor: inout SourceCursor) -> Inline {
    let text = unmarked(node.literal)
    let found = findCode(text, &cursor)
    let range = map.range(found.range)
    guard text.hasPrefix(Self.valuePrefix) else { return Inline(.code(text), range: range) }
    let expression = expression(in: text, lines: found.lines.dropFirst())
    var location = map.location(at: found.lines.first?.place ?? found.range.lowerBound)
    location.column += Self.valuePrefix.utf8.count
    inlineValues.append(
      InlineValue(
        index: inlineValues.count, cellsBefore: cells.count, expression: expression,
        location: location))
    return Inline(.value(inlineValues.count - 1), range: range)
  }

  /// The expression of a value with the author's line ends, so that the compiler's places are right;
  /// within a text a line end is a space.
  private func expression(
    in text: String, lines: ArraySlice<(offset: Int, place: Int)>
  ) -> String {
    let bytes = Array(text.utf8)
    var expression: [UInt8] = []
    var position = Self.valuePrefix.utf8.count
    for line in lines where line.offset > position {
      expression += bytes[position..<line.offset - 1]
      position = line.offset
      let isInText = expression.count { $0 == UInt8(ascii: "\"") } % 2 == 1
      let column = map.location(at: line.place).column
      expression += isInText ? [UInt8(ascii: " ")] : [UInt8(ascii: "\n")]
      if !isInText { expression += Array(repeating: UInt8(ascii: " "), count: column - 1) }
    }
    return String(decoding: expression + bytes[position...], as: UTF8.self)
  }

  private mutating func footnoteMark(_ node: MarkdownNode, _ cursor: inout SourceCursor) -> Inline {
    let number = Int(node.literal) ?? 0
    let opening = cursor.find("[^")
    let start = cursor.position
    let closing = cursor.find("]")
    var name = ""
    if opening != nil, let closing {
      name = String(decoding: map.bytes[start..<closing.lowerBound], as: UTF8.self)
    }
    let known = footnoteMarks[number] ?? (name, 0)
    footnoteMarks[number] = (known.name, known.count + 1)
    let mark = Footnote.Mark(name: known.name, number: number, occurrence: known.count + 1)
    let range = (opening?.lowerBound ?? start)..<cursor.position
    return Inline(.footnote(mark), range: map.range(range))
  }
}

extension Inline {
  /// Whether a text stands in the chapter as it is, and not as an escape or entity.
  fileprivate var isWrittenOut: Bool {
    guard case .text(let text) = content else { return false }
    return range.endLine == range.start.line
      && range.endColumn - range.start.column == text.utf8.count
  }
}
