import BookDocument
import BookLanguage

/// Writes the index of the search: every section, figure and claim with its words.
///
/// Chapters that did not run are found without the values in their sentences.
package enum SearchRenderer: Renderer {
  package static let format = SiteRenderer.format

  package static func files(of book: RenderedBook) -> [OutputFile] {
    let runs = Dictionary(book.built.map { ($0.chapter.slug, $0.run) }) { first, _ in first }
    var entries = book.chapters.flatMap { chapter in
      var text = ChapterText(chapter, run: runs[chapter.slug], of: book)
      return text.entries() + proofs(in: chapter, of: book)
    }
    entries += (book.book.claims?.claims ?? []).map { claim in
      SearchEntry(
        page: "\(ClaimsPage.slug).html", anchor: "claim-\(claim.id)", kind: .claim,
        title: book.phrases.claim(claim.id), text: claim.sentence)
    }
    let words = book.book.glossary?.entries ?? []
    entries += words.map { entry in
      SearchEntry(
        page: "\(Glossary.slug).html", anchor: Glossary.anchor(of: entry), kind: .term,
        title: entry.names.joined(separator: " · "), text: entry.definition)
    }
    return SearchIndex(entries, synonyms: words.map(\.names).filter { $0.count > 1 }).files
  }

  private static func proofs(in chapter: Chapter, of book: RenderedBook) -> [SearchEntry] {
    guard let evidence = book.evidence else { return [] }
    return evidence.claims.claims.flatMap { claim in
      evidence.proofs(of: claim.id, in: chapter.slug).filter { $0.mainClaim == claim.id }
        .map { proof in
          let sentences = proof.record.claims.compactMap { evidence.claims.claim($0)?.sentence }
          return SearchEntry(
            page: Href.ofFile("\(chapter.slug).html"), anchor: proof.anchor(for: claim.id),
            kind: .claim,
            title: book.phrases.proof(of: proof.record.claims),
            text: book.phrases.sentence(proof.record.measure) + sentences.joined(separator: " "))
        }
    }
  }
}

/// Reads a chapter's tree into places of the search: one for the page, one for each section, one for
/// each figure.
private struct ChapterText {
  private let chapter: Chapter
  private let run: ChapterRun?
  private let book: RenderedBook
  private var sections: [SearchEntry]
  /// Figures, errata and code, which are places of their own.
  private var others: [SearchEntry] = []
  private var hasTitle = false

  init(_ chapter: Chapter, run: ChapterRun?, of book: RenderedBook) {
    self.chapter = chapter
    self.run = run
    self.book = book
    sections = [
      SearchEntry(
        page: Href.ofFile("\(chapter.slug).html"), anchor: "", kind: .page,
        title: chapter.isFrontMatter ? book.book.title : chapter.title, text: "")
    ]
  }

  mutating func entries() -> [SearchEntry] {
    read(chapter.blocks)
    for footnote in chapter.footnotes { read(footnote.blocks) }
    return sections + others
  }

  private mutating func read(_ blocks: [Block]) {
    for block in blocks {
      if case .heading(let heading) = block.content, heading.level <= 4 {
        read(heading)
      } else {
        add(" ")
        read(block)
        add(" ")
      }
    }
  }

  private mutating func read(_ heading: Heading) {
    // The first heading of the first level is the page's title.
    if heading.level == 1, !hasTitle, !chapter.isFrontMatter {
      hasTitle = true
      return
    }
    hasTitle = true
    var title = ""
    Self.append(text(of: heading.content), to: &title)
    sections.append(
      SearchEntry(
        page: sections[0].page, anchor: heading.id, kind: .section, title: title, text: ""))
  }

  private mutating func read(_ block: Block) {
    switch block.content {
    case .heading(let heading): add(text(of: heading.content))
    case .paragraph(let line): add(text(of: line))
    case .list(let list):
      for item in list.items {
        add(" ")
        read(item.blocks)
      }
    case .quote(let blocks): read(blocks)
    case .box(let box): read(box)
    case .table(let table): read(table)
    case .code(let code): addCode(code.text, title: code.language)
    case .cell(let index): read(chapter.cells[index])
    case .formula(let formula): add(formula.readableSource)
    case .excerpt(let excerpt):
      addCode(
        excerpt.code, title: book.phrases.excerpt(from: excerpt.path, name: excerpt.name))
    case .html(let text): add(text)
    case .embed, .rule: break
    }
  }

  private mutating func read(_ table: Block.Table) {
    for cell in table.header + table.rows.flatMap(\.self) { add(text(of: cell) + " ") }
    guard let caption = table.caption, let label = table.label else { return }
    let number = book.index.labels[label.name]?.name ?? ""
    add("\(number) \(text(of: caption))")
  }

  /// An erratum is found by itself too: by its mark, or else by its section.
  private mutating func read(_ box: Block.Box) {
    let title = text(of: box.title)
    guard box.kind == .erratum else {
      add(box.kind == .details ? title : "\(box.name ?? box.kind.title(in: book.phrases)) \(title)")
      return read(box.blocks)
    }
    let claim = box.blocks.lazy.compactMap { block in
      if case .paragraph(let line) = block.content { Self.claim(in: line) } else { nil }
    }.first
    let first = claim.flatMap { claim in chapter.citations.first { $0.claim == claim.claim } }
    let anchor = claim.flatMap { claim in
      first?.location == claim.location ? ClaimHTML.citationPrefix + claim.claim : nil
    }
    let start = sections[sections.count - 1].text.endIndex
    read(box.blocks)
    others.append(
      SearchEntry(
        page: sections[0].page, anchor: anchor ?? sections[sections.count - 1].anchor,
        kind: .erratum, title: title.isEmpty ? box.kind.title(in: book.phrases) : title,
        text: String(sections[sections.count - 1].text[start...])))
    add(" \(title)")
  }

  private static func claim(in line: [Inline]) -> Citation? {
    line.lazy.compactMap { if case .citation(let found) = $0.content { found } else { nil } }.first
  }

  private mutating func addCode(_ code: String, title: String, anchor: String? = nil) {
    guard !code.isEmpty else { return }
    var text = ""
    Self.append(code, to: &text)
    others.append(
      SearchEntry(
        page: sections[0].page, anchor: anchor ?? sections[sections.count - 1].anchor, kind: .code,
        title: title, text: text))
  }

  private mutating func read(_ cell: Cell) {
    if cell.options.echo {
      addCode(cell.shownCode, title: book.phrases.cell(cell.name), anchor: cell.anchor)
    }
    for output in run?.outputs[cell.index] ?? [] {
      switch output {
      case .expectedFailure(let failure): add(" \(failure.text)")
      case .question(let question):
        for text in [question.prompt] + question.options.map(\.text) { add(" \(text)") }
      // What was computed is found by its figure and by the sentences about it.
      case .printed, .value, .figure, .proof: break
      }
    }
    guard cell.options.caption != nil, cell.options.output else { return }
    let caption = text(of: cell.options.captionLine)
    let number = book.index.number(ofCell: cell.index, in: chapter.slug)?.name(in: book.phrases)
    others.append(
      SearchEntry(
        page: sections[0].page, anchor: cell.options.label ?? cell.anchor, kind: .figure,
        title: [number, caption].compactMap(\.self).joined(separator: " "), text: ""))
  }

  // MARK: - Text

  private func text(of line: [Inline]) -> String {
    line.map { inline in
      switch inline.content {
      case .text(let text), .code(let text), .html(let text): text
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, let inner):
        text(of: inner)
      case .value(let index): run?.values[index] ?? "…"
      case .formula(let formula): formula.readableSource
      case .reference(let reference):
        book.index.destination(of: reference, in: chapter.slug)?.name ?? ""
      case .softBreak(let isSpace): isSpace ? " " : ""
      case .footnote(let mark): "\(mark.number)"
      case .image, .lineBreak: " "
      case .proofReference(let reference): book.phrases.proof(reference.claim)
      case .citation: ""
      }
    }.joined()
  }

  private mutating func add(_ text: String) {
    Self.append(text, to: &sections[sections.count - 1].text)
  }

  /// Spaces and line ends become one space each, as a page shows them.
  private static func append(_ text: String, to whole: inout String) {
    for scalar in text.unicodeScalars {
      if !scalar.properties.isWhitespace {
        whole.unicodeScalars.append(scalar)
      } else if let last = whole.unicodeScalars.last, last != " " {
        whole += " "
      }
    }
  }
}
