import BookLanguage

// MARK: - Code, cells and formulas

extension DocumentReader {
  mutating func code(_ node: MarkdownNode) -> Block.Content {
    let code = Block.CodeBlock(info: unmarked(node.fenceInfo), text: unmarked(node.literal))
    checkFence(node)
    let words = fenceWords(of: code, at: node.startLine)
    if words == nil { rejectOptionsInComments() }
    switch code.language {
    case _ where words != nil:
      return cell(code.text, at: node.startLine, isIgnored: words?.contains("ignore") ?? false)
    case "math": return formula(code, at: node.startLine)
    default: return .code(code)
    }
  }

  /// A fence that is never closed swallows the rest of the chapter without a word.
  private mutating func checkFence(_ node: MarkdownNode) {
    guard node.isFenced else { return }
    let marks = (source.line(node.endLine) ?? "").drop { " \t>".contains($0) }
    let isClosed =
      node.endLine > node.startLine && (["```", "~~~", "$$"].contains { marks.hasPrefix($0) })
    guard !isClosed else { return }
    diagnostics.append(
      Diagnostic(
        .fenceUnclosed, at: SourceLocation(path: map.path, line: node.startLine),
        "this code block is never closed",
        rule: "a fence closes with as many marks as it opens with",
        help: "write '```' on a line of its own after the code"))
  }

  /// The words after `swift` in a cell's fence; nil for a block of another language, or one whose fence is
  /// not that of a cell.
  ///
  /// `ignore` is what rustdoc and mdBook call code that is only shown.
  private mutating func fenceWords(of code: Block.CodeBlock, at fence: Int) -> Set<String>? {
    guard code.info.hasPrefix("swift") || code.info.hasPrefix("{.swift") else { return nil }
    let separators = code.info.map { " ,\t{}".contains($0) ? " " : $0 }
    let words = String(separators).split(separator: " ").map(String.init)
    guard let first = words.first, ["swift", ".swift"].contains(first) else { return nil }
    let rest = words.dropFirst()
    let meanings = Set(rest.map { ["run=false", ".ignore"].contains($0) ? "ignore" : $0 })
    if let unknown = rest.first(where: { !["ignore", ".ignore", "run=false"].contains($0) }) {
      let opening = map.start(ofLine: fence)..<map.end(ofLine: fence)
      let place = map.firstOffset(of: unknown, in: opening) ?? opening.lowerBound
      diagnostics.append(
        Diagnostic(
          .cellAlmost, in: SourceRange(of: unknown, at: map.location(at: place)),
          "'\(unknown)' after 'swift' means nothing: the cell is run",
          rule: "after 'swift' a fence can have 'ignore'; other options are lines '//| key: value'",
          help: Self.help(forFenceWord: unknown)))
    }
    return meanings
  }

  /// What rustdoc's words are called here.
  private static func help(forFenceWord word: String) -> String? {
    switch word {
    case "compile_fail": "write '//| expect: compile-error \"…\"' below the fence"
    case "should_panic": "write '//| expect: trap \"…\"' below the fence"
    case "no_run": "write '//| run: false' below the fence, or 'ignore' after 'swift'"
    default: DidYouMean.nearest(to: word, in: ["ignore"]).map { "did you mean '\($0)'?" }
    }
  }

  /// Notes a block ```` ```output ```` for the cell above it, whose own output the page shows.
  mutating func takeExpectedOutput(_ block: Block, below above: Block?) -> Bool {
    guard case .code(let code) = block.content, code.language == "output" else { return false }
    guard case .cell(let index)? = above?.content else {
      diagnostics.append(
        Diagnostic(
          .cellAlmost, at: block.range.start, "no cell is right above this 'output' block",
          rule: "an 'output' block right below a cell states all that the cell prints"))
      return false
    }
    let line = block.range.start.line + 1
    let margin = indentation(of: code.text.split(separator: "\n").map(String.init), firstLine: line)
    let place = SourceLocation(path: map.path, line: line, column: margin + 1)
    cells[index].expectedOutput = Cell.ExpectedOutput(text: code.text, location: place)
    return true
  }

  private mutating func cell(
    _ text: String, at fence: Int, isIgnored: Bool
  ) -> Block.Content {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let optionLines = Array(lines.prefix { $0.hasPrefix(CellOptionsParser.prefix) })
    var code = lines.dropFirst(optionLines.count)
    if code.last == "" { code.removeLast() }
    let column = indentation(of: lines, firstLine: fence + 1) + 1
    let place = SourceLocation(path: map.path, line: fence + 1, column: column)
    let options =
      optionsInComments
      + optionLines.enumerated().map { offset, line in
        CellOptionsParser.Line(
          text: line,
          location: SourceLocation(path: map.path, line: place.line + offset, column: column))
      }
    optionsInComments = []
    let parsed = CellOptionsParser.parse(
      options, in: context.language, defaults: context.cellDefaults)
    diagnostics += parsed.diagnostics
    if let written = parsed.options.include {
      let isAlone = optionLines.count == 1 && code.allSatisfy { $0.trimming().isEmpty }
      return excerpt(written, in: optionLines, at: place, isAlone: isAlone)
    }
    if let label = parsed.label { labels.append(label) }
    let start = SourceLocation(
      path: map.path, line: fence + 1 + optionLines.count, column: column)
    let hidden = HiddenLines(in: code)
    var cell = Cell(
      index: cells.count, code: hidden.code.joined(separator: "\n"), location: start,
      options: parsed.options)
    cell.hiddenLines = hidden.lines
    cell.showLocation = parsed.showLocation
    // Such code is for display; what it lacks, no compiler could accept.
    if isIgnored || CodeGaps.areIn(cell.code) { cell.options.run = false }
    // So is a listing of signatures, which is compiled all the same.
    if cell.isInProgram, cell.options.expectation == nil, InterfaceListing.isOne(cell.code) {
      cell.options.interface = true
    }
    cells.append(cell)
    if let caption = parsed.options.caption, !caption.isEmpty {
      // What is computed in a caption sees its own cell.
      cells[cells.count - 1].options.captionLine = self.caption(
        caption, onLine: parsed.captionLine ?? fence + 1)
    }
    return .cell(cells.count - 1)
  }

  /// `path#name`; the file is read when the whole chapter is known.
  private mutating func excerpt(
    _ written: String, in optionLines: [String], at place: SourceLocation, isAlone: Bool
  ) -> Block.Content {
    let row = optionLines.firstIndex { $0.contains("include:") } ?? 0
    var location = place
    location.line += row
    if let value = optionLines[row].range(of: written) {
      location.column += optionLines[row][..<value.lowerBound].utf8.count
    }
    let parts = written.split(separator: "#", maxSplits: 1).map(String.init)
    let isComplete = parts.count == 2 && !written.hasPrefix("#")
    if !isAlone || !isComplete {
      diagnostics.append(
        Diagnostic(
          .includeInvalid, in: SourceRange(of: written, at: location),
          isComplete
            ? "a block that includes lines has nothing else"
            : "'\(written)' does not name a part of a file",
          rule: Excerpt.rule,
          help: isComplete ? "move the other lines to a block of their own" : nil))
      return .code(.init(info: "swift", text: written))
    }
    return .excerpt(Excerpt(file: parts[0], name: parts[1], location: location))
  }

  /// How many bytes of a list's or quote's indentation cmark took from the cell's lines: the
  /// compiler's columns are those of the original.
  private func indentation(of lines: [String], firstLine: Int) -> Int {
    for (offset, line) in lines.enumerated() where !line.isEmpty {
      guard let original = source.line(firstLine + offset) else { return 0 }
      return original.hasSuffix(line) ? original.utf8.count - line.utf8.count : 0
    }
    return 0
  }

  /// A block whose fence is `` ```math {#eq-loss} `` is numbered, and references can name it.
  private mutating func formula(_ code: Block.CodeBlock, at fence: Int) -> Block.Content {
    var label: Label?
    let opening = map.start(ofLine: fence)..<map.end(ofLine: fence)
    if let (_, name) = LabelSyntax.split(code.info) {
      let place = map.firstOffset(of: "{#\(name)}", in: opening).map { $0 + 2 }
      label = note(Label(name, at: map.location(at: place ?? opening.lowerBound)))
    } else if code.info.trimming() != "math" {
      let rest = code.info.trimming().dropFirst("math".count).trimming()
      let place = map.firstOffset(of: rest, in: opening) ?? opening.lowerBound
      diagnostics.append(
        Diagnostic(
          .mathFenceInvalid, in: map.range(place..<place + rest.utf8.count),
          "unexpected '\(rest)' after 'math'", rule: "a numbered formula is '```math {#eq-name}'"))
    }
    let lines = lines(of: code.text, firstLine: fence + 1)
    return .formula(Formula(source: code.text, isBlock: true, lines: lines, label: label))
  }

  /// The places of a formula's lines: cmark has taken a list's or quote's indentation from each.
  private func lines(of text: String, firstLine: Int) -> [Formula.Line] {
    var lines: [Formula.Line] = []
    var offset = 0
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let original = source.line(firstLine + index) ?? ""
      let indentation = original.hasSuffix(line) ? original.utf8.count - line.utf8.count : 0
      let place = SourceLocation(path: map.path, line: firstLine + index, column: indentation + 1)
      lines.append(Formula.Line(offset: offset, location: place))
      offset += line.unicodeScalars.count + 1
    }
    return lines
  }
}
