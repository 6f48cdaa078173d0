import BookLanguage

/// Turns what cmark-gfm has parsed into a chapter's tree, and finds in it what only chapters have:
/// cells, values, formulas, references, boxes, captions and labels.
struct DocumentReader {
  let source: SourceText
  let map: SourceMap
  let slug: String
  let context: ChapterParser.Context
  /// Takes the marks out of a text that were put in for the parser.
  let unmarked: (String) -> String
  var cells: [Cell] = []
  var inlineValues: [InlineValue] = []
  var labels: [Label] = []
  var diagnostics: [Diagnostic] = []
  /// The option lines of comments, which belong to the next cell.
  var optionsInComments: [CellOptionsParser.Line] = []
  /// Where formulas start that are written between two dollar signs at each end.
  var displayedFormulas: Set<SourceLocation> = []
  /// How often each footnote has been referred to, and what it is called.
  var footnoteMarks: [Int: (name: String, count: Int)] = [:]

  init(
    _ source: SourceText, slug: String, unmarked: @escaping (String) -> String,
    in context: ChapterParser.Context
  ) {
    self.source = source
    map = SourceMap(source)
    self.slug = slug
    self.unmarked = unmarked
    self.context = context
  }

  mutating func read(_ document: MarkdownNode) -> (blocks: [Block], footnotes: [Footnote]) {
    let nodes = document.children
    let blocks = blocks(of: nodes.filter { $0.kind != .footnoteDefinition })
    rejectOptionsInComments()
    // cmark moves the footnotes after the text, in the order of their marks.
    let footnotes = nodes.filter { $0.kind == .footnoteDefinition }.enumerated()
      .map { footnote($0.element, number: $0.offset + 1) }
    return (blocks, footnotes)
  }

  mutating func blocks(of nodes: [MarkdownNode]) -> [Block] {
    var blocks: [Block] = []
    for node in nodes {
      guard let block = block(node) else { continue }
      if !takeExpectedOutput(block, below: blocks.last) { blocks.append(block) }
    }
    return withCaptions(blocks)
  }

  private mutating func block(_ node: MarkdownNode) -> Block? {
    let range = map.range(
      fromLine: node.startLine, column: node.startColumn, toLine: node.endLine)
    if node.kind != .htmlBlock && node.kind != .codeBlock { rejectOptionsInComments() }
    guard let content = content(of: node) else { return nil }
    return Block(content, range: range)
  }

  private mutating func content(of node: MarkdownNode) -> Block.Content? {
    switch node.kind {
    case .heading: return heading(node)
    case .paragraph: return paragraph(node)
    case .list:
      let items = node.children.map { item in
        Block.List.Item(
          blocks: DefinitionTerm.marked(blocks(of: item.children)), isDone: item.isDone)
      }
      return .list(Block.List(start: node.listStart, isTight: node.isTight, items: items))
    case .quote: return quote(node)
    case .table: return table(node)
    case .codeBlock: return code(node)
    case .htmlBlock: return html(node)
    case .rule: return .rule
    default: return nil
    }
  }

  private mutating func paragraph(_ node: MarkdownNode) -> Block.Content {
    let inlines = inlines(of: node)
    // A figure is not part of a paragraph.
    if inlines.count == 1, case .reference(let reference) = inlines[0].content,
      node.children.count == 1, node.children[0].kind == .image
    {
      return .embed(reference)
    }
    if inlines.count == 1, case .formula(var formula) = inlines[0].content,
      displayedFormulas.contains(formula.location)
    {
      formula.isBlock = true
      return .formula(formula)
    }
    return .paragraph(inlines)
  }

  private mutating func heading(_ node: MarkdownNode) -> Block.Content {
    var content = inlines(of: node)
    let label = takeLabel(fromEndOf: &content)
    return .heading(
      Heading(
        level: node.headingLevel, content: content, label: label, textID: "",
        location: SourceLocation(path: map.path, line: node.startLine)))
  }

  private mutating func footnote(_ node: MarkdownNode, number: Int) -> Footnote {
    let line = source.line(node.startLine) ?? ""
    // Its marks may be written with other capitals.
    let name =
      footnoteMarks[number]?.name
      ?? line.firstMatch(of: #/\[\^([^\]\s]+)\]:/#).map { String($0.1) } ?? ""
    return Footnote(
      name: name, blocks: blocks(of: node.children),
      range: map.range(fromLine: node.startLine, column: 1, toLine: node.endLine))
  }

  // MARK: - Labels

  /// Takes the label that ends a line of text and notes it; one that cannot be a label is an error.
  mutating func takeLabel(fromEndOf line: inout [Inline]) -> Label? {
    guard let last = line.last, case .text(let text) = last.content,
      let (rest, name) = LabelSyntax.split(text)
    else { return nil }
    let length = rest.utf8.count
    if length == 0 {
      line.removeLast()
    } else {
      line[line.count - 1].content = .text(rest)
      line[line.count - 1].range = SourceRange(of: rest, at: last.range.start)
    }
    // The name ends before the brace; spaces may follow it.
    let after =
      text.utf8.count
      - (text.utf8.lastIndex(of: UInt8(ascii: "}")).map {
        text.utf8.distance(from: text.startIndex, to: $0)
      } ?? 0)
    var place = last.range.start
    place.column += text.utf8.count - after - name.utf8.count
    return note(Label(name, at: place))
  }

  mutating func note(_ label: Label) -> Label? {
    if let diagnostic = LabelSyntax.diagnostic(of: label) {
      diagnostics.append(diagnostic)
      return nil
    }
    labels.append(label)
    return label
  }
}
