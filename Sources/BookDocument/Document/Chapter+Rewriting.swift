extension Chapter {
  /// The chapter with the values of a run as text in its headings, for contents and titles.
  package func withValuesInHeadings(_ values: [String]) -> Chapter {
    guard headings.contains(where: { $0.content.contains { $0.isValue } }) else { return self }
    var chapter = self
    chapter.rewriteBlocks { block in
      guard case .heading(var heading) = block.content else { return }
      heading.content = heading.content.map { inline in
        guard case .value(let index) = inline.content, values.indices.contains(index) else {
          return inline
        }
        return Inline(.text(values[index]), range: inline.range)
      }
      block.content = .heading(heading)
    }
    return chapter
  }

  /// Changes every block in reading order, one that holds others before them.
  mutating func rewriteBlocks(_ change: (inout Block) -> Void) {
    for index in blocks.indices { blocks[index].rewrite(change) }
    for footnote in footnotes.indices {
      for index in footnotes[footnote].blocks.indices {
        footnotes[footnote].blocks[index].rewrite(change)
      }
    }
  }

  /// Changes every line of text.
  mutating func rewriteLines(_ change: (inout [Inline]) -> Void) {
    rewriteBlocks { block in
      switch block.content {
      case .heading(var heading):
        change(&heading.content)
        block.content = .heading(heading)
      case .paragraph(var inlines):
        change(&inlines)
        block.content = .paragraph(inlines)
      case .box(var box):
        change(&box.title)
        block.content = .box(box)
      case .table(var table):
        if var caption = table.caption {
          change(&caption)
          table.caption = caption
        }
        for column in table.header.indices { change(&table.header[column]) }
        for row in table.rows.indices {
          for column in table.rows[row].indices { change(&table.rows[row][column]) }
        }
        block.content = .table(table)
      case .quote, .list, .code, .cell, .formula, .excerpt, .embed, .html, .rule: break
      }
    }
  }
}

extension Block {
  fileprivate mutating func rewrite(_ change: (inout Block) -> Void) {
    change(&self)
    switch content {
    case .quote(var blocks):
      for index in blocks.indices { blocks[index].rewrite(change) }
      content = .quote(blocks)
    case .box(var box):
      for index in box.blocks.indices { box.blocks[index].rewrite(change) }
      content = .box(box)
    case .list(var list):
      for item in list.items.indices {
        for index in list.items[item].blocks.indices {
          list.items[item].blocks[index].rewrite(change)
        }
      }
      content = .list(list)
    case .heading, .paragraph, .table, .code, .cell, .formula, .excerpt, .embed, .html, .rule: break
    }
  }
}

extension Inline {
  /// Changes the pieces directly within this one.
  mutating func rewriteChildren(_ change: (inout Inline) -> Void) {
    func changed(_ line: [Inline]) -> [Inline] {
      var line = line
      for index in line.indices { change(&line[index]) }
      return line
    }
    switch content {
    case .emphasis(let inner): content = .emphasis(changed(inner))
    case .strong(let inner): content = .strong(changed(inner))
    case .strikethrough(let inner): content = .strikethrough(changed(inner))
    case .link(let link, let inner): content = .link(link, changed(inner))
    case .image(var image):
      image.alternative = changed(image.alternative)
      content = .image(image)
    case .text, .code, .value, .formula, .reference, .citation, .proofReference, .footnote, .html,
      .softBreak, .lineBreak:
      break
    }
  }

  fileprivate var isValue: Bool { if case .value = content { true } else { false } }
}
