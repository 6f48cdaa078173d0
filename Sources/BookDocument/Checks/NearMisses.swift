import BookLanguage

/// Finds what is almost something of ours, and would be shown to readers as it is written.
enum NearMisses {
  static func diagnostics(
    of chapter: Chapter, source: SourceText, in context: ChapterParser.Context
  ) -> [Diagnostic] {
    formulas(in: source, context)
      + chapter.allBlocks.compactMap(fence) + chapter.allBlocks.compactMap(admonition)
      + chapter.allInlines.compactMap(value)
      + chapter.images.compactMap(alternative)
      + chapter.cells.flatMap { options(of: $0) }
      + chapter.formulas.compactMap(tag)
      + chapter.headings.flatMap { attributes(of: $0) + number(of: $0, in: chapter) }
      + titles(of: chapter) + chapter.allLines.flatMap(brackets)
  }

  /// Formulas between dollar signs in a book that does not read them, and between TeX's brackets.
  private static func formulas(
    in source: SourceText, _ context: ChapterParser.Context
  ) -> [Diagnostic] {
    let math = DollarMath(source.text)
    func diagnostic(_ mark: String, _ places: [Int], help: String) -> Diagnostic? {
      guard let first = places.first else { return nil }
      let more = places.count > 1 ? ", here and in \(places.count - 1) more places" : ""
      return Diagnostic(
        .markupIgnored, at: SourceMap(source).location(at: first),
        "'\(mark)' is shown as text\(more)",
        rule: "a formula is written '$`…`$' or as a 'math' block", help: help)
    }
    let dollars = context.hasDollarMath ? [] : math.places
    return [
      diagnostic("$…$", dollars, help: "write 'dollarMath: true' in book.yml"),
      diagnostic(
        "\\(…\\)", math.brackets,
        help: context.hasDollarMath ? "write '$…$', or '$$…$$'" : "write '$`…`$'"),
    ].compactMap(\.self)
  }

  /// `::: note`, `!!! note`, `??? note` and `:::{note}`: boxes of other tools.
  private static func admonition(_ block: Block) -> Diagnostic? {
    guard case .paragraph(let line) = block.content, case .text(let text) = line.first?.content,
      let match = text.prefixMatch(
        of:
          /(?::{3,}|(?:!!!|\?\?\?\+?)(?=[ \t]*[-\w]+[ \t]*(?:"|$)))[ \t]*\{?[ \t]*\.?(?<name>\p{L}[-\w]*)\}?/
      )
    else { return nil }
    let kind = BoxKind(rawValue: match.name.uppercased())?.rawValue ?? "NOTE"
    return Diagnostic(
      .markupIgnored, at: block.range.start, "'\(match.0)' is shown as text",
      rule: "a box is a quote whose first line is '[!NOTE]', or another of its kinds",
      help: "write '> [!\(kind)]', and '> ' before each line of the box")
  }

  // MARK: - Cells and values

  /// `` ```Swift ``, `` ```{swift} ``, `` ```swift,ignore ``, `` ```Output ``, `` ```Math ``.
  private static func fence(_ block: Block) -> Diagnostic? {
    guard case .code(let code) = block.content, code.language != "swift" else { return nil }
    let word = code.info.lowercased().drop { "{ .".contains($0) }
    if code.language != "output", word.wholeMatch(of: /(?:text[ ,]+)?outputs?\}?/) != nil {
      return Diagnostic(
        .cellAlmost, at: block.range.start,
        "'\(code.info)' does not make this the output of a cell: nothing is compared",
        rule: "an 'output' block right below a cell states all that the cell prints",
        help: "write '```output', or '```text' for what is only shown")
    }
    if word == "math", code.language != "math" {
      return Diagnostic(
        .markupIgnored, at: block.range.start, "'\(code.info)' does not make this a formula",
        help: "write '```math'")
    }
    guard word.hasPrefix("swift"), !code.info.hasPrefix("{.swift"),
      word.dropFirst(5).first.map({ !$0.isLetter }) ?? true
    else {
      return nil
    }
    return Diagnostic(
      .cellAlmost, at: block.range.start, "'\(code.info)' does not make this a cell: it is not run",
      rule: "a cell is a block whose fence is '```swift', with options in '//| key: value' lines",
      help: "write '```swift', and '//| run: false' below it if it must not run")
  }

  /// `` `{swift}a` ``, `` `{Swift} a` ``, `` `{ swift } a` ``.
  private static func value(_ inline: Inline) -> Diagnostic? {
    guard case .code(let text) = inline.content,
      text.utf8.contains(UInt8(ascii: "{")),
      text.lowercased().prefixMatch(of: /\s*\{\s*swift\s*\}/) != nil,
      // In an image's text nothing is computed, however it is written.
      !text.hasPrefix("{swift} ")
    else { return nil }
    return Diagnostic(
      .cellAlmost, in: inline.range, "this is shown as text: it is not computed",
      rule: "a value in a sentence is '`{swift} expression`', with one space after the brace")
  }

  private static func alternative(_ image: Image) -> Diagnostic? {
    guard image.alternative.plainText.contains("{swift}") else { return nil }
    return Diagnostic(
      .markupIgnored, at: image.location, "nothing is computed in an image's alternative text",
      help: "write the value in the sentence beside the image")
  }

  /// Option lines after an empty line, further to the right, below code, and `// | key: value`, or with
  /// another tool's mark, `#| key: value`.
  private static func options(of cell: Cell) -> [Diagnostic] {
    let lines = cell.code.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { offset, line in
      guard let first = line.first(where: { !$0.isWhitespace }), first == "/" || first == "#",
        line.utf8.contains(UInt8(ascii: "|")),
        let match = line.prefixMatch(of: /\s*(?<mark>\/\/\/?|\/\*|#)(?<gap>\s*)\|/)
      else { return nil }
      let name = line[match.range.upperBound...].prefix { $0 != ":" }.trimming()
      guard match.mark == "//" && match.gap.isEmpty || CellOptionKey(rawValue: name) != nil else {
        return nil
      }
      let margin = line.prefix { $0 == " " || $0 == "\t" }.utf8.count
      return Diagnostic(
        .cellOptionMisplaced, at: cell.location(belowFirstBy: offset, column: margin),
        "this line sets no option: it is \(match.mark == "#" ? "part" : "a comment") of the code",
        rule: "options are the first lines of a cell, each '//| key: value' from its margin")
    }
  }

  /// A formula that is numbered by the book and by itself.
  private static func tag(_ formula: Formula) -> Diagnostic? {
    guard formula.label != nil, formula.source.contains("\\tag") else { return nil }
    return Diagnostic(
      .markupIgnored, at: formula.location, "the formula has two numbers: its label's and '\\tag'",
      help: "delete the '\\tag' or the label")
  }

  // MARK: - Headings

  /// `{-}`, `{.unnumbered}`, and a label that does not end the heading.
  private static func attributes(of heading: Heading) -> [Diagnostic] {
    // One with '#' at the end would be the label, had the author not written '\{'.
    guard heading.text.utf8.contains(UInt8(ascii: "{")),
      let match = heading.text.firstMatch(of: /\{(?:-|\.[^{}]*|#[^{}]*(?=\}\s*\S))\}/)
    else { return [] }
    return [
      Diagnostic(
        .markupIgnored, at: heading.location, "'\(match.0)' is shown as text",
        rule: "a heading ends in a label, '{#name}', and has no other attributes")
    ]
  }

  /// `## 7.1 节` in chapter 6, which references call 6.1.
  private static func number(of heading: Heading, in chapter: Chapter) -> [Diagnostic] {
    guard heading.level > 1, heading.text.first?.isNumber == true,
      let match = heading.text.prefixMatch(of: /(\d+)\.\d+(?:\.\d+)*\s/),
      let number = Int(match.1), number != chapter.number
    else { return [] }
    return [
      Diagnostic(
        .headingUnexpected, at: heading.location,
        "the heading has a number of chapter \(number), and this is chapter \(chapter.number)",
        rule: "sections are numbered below the number that the chapter's file name starts with")
    ]
  }

  private static func titles(of chapter: Chapter) -> [Diagnostic] {
    let headings = chapter.headings
    let titles = headings.filter { $0.level == 1 }
    guard let title = titles.first else { return [] }
    let early = headings.first.flatMap { $0.level > 1 ? $0 : nil }
    return titles.dropFirst().map {
      Diagnostic(
        .headingUnexpected, at: $0.location, "a second title: the contents do not have it",
        rule: "a chapter has one '# …' heading, its title", help: "write '## …'",
        notes: [.init("the title is here", at: title.location)])
    }
      + [early].compactMap(\.self).map {
        Diagnostic(
          .headingUnexpected, at: $0.location, "a section before the chapter's title",
          rule: "a chapter begins with its title",
          notes: [.init("the title is here", at: title.location)])
      }
  }

  // MARK: - Links

  /// `![图](p/有 空格.svg)` and `[text][undefined]`, which Markdown takes for text.
  private static func brackets(in line: [Inline]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var text = ""
    var start: SourceLocation?
    func check() {
      guard let start, text.utf8.contains(UInt8(ascii: "]")) else { return }
      let spaced = text.matches(of: /!?\[[^\[\]]*\]\((?<rest>[^()\[\]]*[ ][^()\[\]]*)\)/)
        .filter { $0.rest.contains(".") || $0.rest.contains("/") }
      for match in spaced {
        diagnostics.append(
          diagnostic(
            match.0, text[..<match.range.lowerBound], start,
            "an address with blanks stands in '<…>', or has '%20' for each"))
      }
      for match in text.matches(of: /\[[^\[\]]+\]\[(?<name>[^\[\]]+)\]/) {
        diagnostics.append(
          diagnostic(
            match.0, text[..<match.range.lowerBound], start,
            "'[…][\(match.name)]' needs a line '[\(match.name)]: address'"))
      }
    }
    for inline in line {
      if case .text(let piece) = inline.content {
        start = start ?? inline.range.start
        text += piece
      } else if case .link(_, let content) = inline.content, content.count == 1,
        case .text(let address) = content[0].content, text.hasSuffix("]("),
        address.contains("://")
      {
        // An address that Markdown has made a link of, in what was meant as the address of another.
        text += address
      } else {
        check()
        (text, start) = ("", nil)
      }
    }
    check()
    return diagnostics
  }

  private static func diagnostic(
    _ match: Substring, _ before: Substring, _ start: SourceLocation, _ rule: String
  ) -> Diagnostic {
    var place = start
    place.column += before.utf8.count
    return Diagnostic(
      .linkWithoutTarget, in: SourceRange(of: match, at: place),
      "this is no link: it is shown as text",
      rule: rule)
  }
}

extension Cell {
  fileprivate func location(belowFirstBy lines: Int, column: Int) -> SourceLocation {
    SourceLocation(
      path: location.path, line: location.line + lines, column: location.column + column)
  }
}
