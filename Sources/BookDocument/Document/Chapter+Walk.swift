extension Block {
  /// The blocks directly within this one.
  public var children: [Block] {
    switch content {
    case .quote(let blocks): blocks
    case .box(let box): box.blocks
    case .list(let list): list.items.flatMap(\.blocks)
    case .heading, .paragraph, .table, .code, .cell, .formula, .excerpt, .embed, .html, .rule: []
    }
  }

  /// The lines of text directly within this block: breaks and neighbours do not reach beyond one.
  public var lines: [[Inline]] {
    switch content {
    case .heading(let heading): [heading.content]
    case .paragraph(let inlines): [inlines]
    case .box(let box): [box.title]
    case .table(let table):
      [table.caption].compactMap(\.self) + table.header + table.rows.flatMap(\.self)
    case .quote, .list, .code, .cell, .formula, .excerpt, .embed, .html, .rule: []
    }
  }

  /// This block and all within it, in reading order.
  var flattened: [Block] { [self] + children.flatMap(\.flattened) }
}

extension Inline {
  /// The pieces directly within this one.
  public var children: [Inline] {
    switch content {
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(_, let inner):
      inner
    case .image(let image): image.alternative
    case .text, .code, .value, .formula, .reference, .citation, .proofReference, .footnote, .html,
      .softBreak, .lineBreak:
      []
    }
  }

  /// This piece and all within it, in reading order.
  var flattened: [Inline] { [self] + children.flatMap(\.flattened) }
}

extension Chapter {
  /// All blocks in reading order, those of footnotes last.
  public var allBlocks: [Block] {
    blocks.flatMap(\.flattened) + footnotes.flatMap { $0.blocks.flatMap(\.flattened) }
  }

  /// All lines of text in reading order; the captions of cells come last.
  public var allLines: [[Inline]] {
    allBlocks.flatMap(\.lines) + cells.map(\.options.captionLine).filter { !$0.isEmpty }
  }

  /// All pieces of text in reading order, those within others after the one that holds them.
  public var allInlines: [Inline] { allLines.flatMap { $0.flatMap(\.flattened) } }
}
