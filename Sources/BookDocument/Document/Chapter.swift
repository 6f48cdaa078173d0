/// One chapter, read and understood but not yet run.
package struct Chapter: Sendable {
  /// The file's name without `.md`; the page is `slug.html`.
  package var slug: String
  /// The Markdown file's path.
  package var path: String
  /// The number used for figures (图 6.2): the number that the file's name starts with, or else
  /// the chapter's place in the book.
  package var number: Int
  /// The text in reading order.
  package var blocks: [Block]
  /// The footnotes in the order of their marks.
  package var footnotes: [Footnote]
  /// The Swift blocks in order.
  package var cells: [Cell]
  /// The computed values inside sentences, in order.
  package var inlineValues: [InlineValue]

  package init(
    slug: String, path: String, number: Int, blocks: [Block] = [], footnotes: [Footnote] = [],
    cells: [Cell] = [], inlineValues: [InlineValue] = []
  ) {
    self.slug = slug
    self.path = path
    self.number = number
    self.blocks = blocks
    self.footnotes = footnotes
    self.cells = cells
    self.inlineValues = inlineValues
  }
}

extension Chapter {
  /// The text of the first heading of the first level, or else of the first heading.
  package var title: String {
    let headings = headings
    return (headings.first { $0.level == 1 } ?? headings.first)?.text ?? slug
  }

  package var headings: [Heading] {
    allBlocks.compactMap { if case .heading(let heading) = $0.content { heading } else { nil } }
  }

  /// The tables that have a label.
  package var labelledTables: [Label] {
    allBlocks.compactMap { if case .table(let table) = $0.content { table.label } else { nil } }
  }

  package var formulas: [Formula] {
    let blocks = allBlocks.compactMap { block -> Formula? in
      if case .formula(let formula) = block.content { formula } else { nil }
    }
    let inlines = allInlines.compactMap { inline -> Formula? in
      if case .formula(let formula) = inline.content { formula } else { nil }
    }
    return blocks + inlines
  }

  /// The references in sentences.
  package var references: [Reference] {
    allInlines.compactMap { if case .reference(let found) = $0.content { found } else { nil } }
  }

  /// The figures shown once more.
  package var embeds: [Reference] {
    allBlocks.compactMap { if case .embed(let found) = $0.content { found } else { nil } }
  }

  /// The lines of source files that it shows.
  package var excerpts: [Excerpt] {
    allBlocks.compactMap { if case .excerpt(let found) = $0.content { found } else { nil } }
  }

  package var citations: [Citation] {
    allInlines.compactMap { if case .citation(let found) = $0.content { found } else { nil } }
  }

  /// The references to proofs in sentences.
  package var proofReferences: [Citation] {
    allInlines.compactMap {
      if case .proofReference(let found) = $0.content { found } else { nil }
    }
  }

  package var links: [Link] {
    allInlines.compactMap { if case .link(let link, _) = $0.content { link } else { nil } }
  }

  package var images: [Image] {
    allInlines.compactMap { if case .image(let image) = $0.content { image } else { nil } }
  }
}
