import BookDocument
import BookLanguage
import CellRecords

/// Writes a chapter's article: its text with everything that a run gave in its places.
struct ChapterHTML: ProseFilling {
  private let built: BuiltChapter
  private let book: RenderedBook
  private let anchors: Anchors
  private let claims: ClaimHTML
  private let shapes: ShapeHTML

  init(_ built: BuiltChapter, of book: RenderedBook, isPrinted: Bool = false) {
    self.built = built
    self.book = book
    anchors = Anchors(page: built.chapter.slug, isPrinted: isPrinted)
    claims = ClaimHTML(
      evidence: book.evidence, phrases: book.phrases, anchors: anchors, chapter: built.chapter)
    shapes = ShapeHTML(built, in: book.book, anchors: anchors)
  }

  private var chapter: Chapter { built.chapter }
  private var files: ReferencedFiles { book.files }
  var phrases: any Phrases { book.phrases }
  var isPrinted: Bool { anchors.isPrinted }
  var showsNotesBeside: Bool { !isPrinted }

  /// The content of the page's article.
  var html: String {
    // The first page is the contents of a book, not a chapter with shapes to look up.
    title + HTMLProse.html(of: chapter, self) + (chapter.isFrontMatter ? "" : shapes.table)
      + hiddenCode
  }

  /// The title of a chapter that has none in its text: a page begins with one.
  private var title: String {
    let isTitled = chapter.isFrontMatter || chapter.headings.contains { $0.level == 1 }
    return isTitled ? "" : "<h1>\(chapter.title.htmlEscaped)</h1>\n"
  }

  private var hiddenCode: String {
    let hidden = chapter.cells.compactMap { html(of: $0).hiddenCode }
    guard !hidden.isEmpty, !isPrinted || book.printsFoldedCode else { return "" }
    return """
      <section class="hidden-code" aria-label="\(phrases.hiddenCode)">
      <h2>\(phrases.hiddenCode)</h2>
      \(hidden.joined(separator: "\n"))
      </section>

      """
  }

  private func html(of cell: Cell) -> CellHTML {
    CellHTML(
      cell: cell, outputs: built.run.outputs[cell.index],
      number: book.index.number(ofCell: cell.index, in: chapter.slug),
      settings: book.figureSettings,
      anchors: anchors, code: book.memo.code(of: cell), shownCode: book.memo.shownCode(of: cell),
      claims: claims, shapes: shapes,
      programPlace: programPlace(of: cell),
      captionText: HTMLProse.html(of: cell.options.captionLine, self),
      printsFoldedCode: book.printsFoldedCode)
  }

  private func programPlace(of cell: Cell) -> CellHTML.ProgramPlace? {
    guard !isPrinted, let line = book.programs[chapter.slug]?.lines[cell.index] else { return nil }
    return CellHTML.ProgramPlace(
      file: (anchors.root + Href.ofFile(SiteRenderer.programName(of: chapter))).htmlEscaped,
      line: line)
  }

  // MARK: - Places

  func cell(_ index: Int) -> String { html(of: chapter.cells[index]).html }

  func value(_ index: Int) -> String {
    "<span class=\"value\">\(built.run.values[index].htmlEscaped)</span>"
  }

  func formula(_ formula: Formula) -> String {
    let html =
      (try? book.formulas.html(of: formula)) ?? "<code>\(formula.source.htmlEscaped)</code>"
    guard let label = formula.label?.name, let found = book.index.labels[label],
      let number = found.number
    else { return html }
    let id = anchors.id(label).htmlEscaped
    return """
      <div class="equation" id="\(id)">
      \(html)
      <a class="equation-number" href="#\(id)" aria-label="\(number.name(in: phrases))">\
      (\(number.digits))</a>
      </div>

      """
  }

  func excerpt(_ excerpt: Excerpt) -> String {
    """
    <figure class="excerpt">
    <pre class="cell-code" translate="no"><code class="language-swift">\
    \(book.memo.coloured(excerpt.code))</code></pre>
    <figcaption>\(phrases.excerpt(from: excerpt.path, name: excerpt.name).htmlEscaped)</figcaption>
    </figure>

    """
  }

  func reference(_ reference: Reference) -> String {
    guard let (name, place) = book.destination(of: reference, in: chapter) else {
      return reference.label.htmlEscaped
    }
    return "<a href=\"\(anchors.href(place.anchor, in: place.slug).htmlEscaped)\">\(name)</a>"
  }

  func number(of label: Label) -> String? {
    book.index.labels[label.name]?.number?.name(in: phrases)
  }

  func embed(_ reference: Reference) -> String {
    guard let (source, cell) = book.embedded(reference, in: built) else {
      return self.reference(reference)
    }
    let shown = CellHTML(
      cell: cell, outputs: source.run.outputs[cell.index], number: nil,
      settings: book.figureSettings,
      anchors: anchors, code: "", shownCode: "", claims: claims, shapes: shapes)
    return shown.repeatedOutputs(at: reference.location)
      + "<p>\(phrases.shownAgain(self.reference(reference)))</p>\n"
  }

  func citation(_ citation: Citation) -> String { claims.mark(for: citation) }

  func proofReference(_ reference: Citation) -> String {
    claims.link(toProofOf: reference.claim)
  }

  func id(_ name: String) -> String { anchors.id(name) }

  func href(_ link: Link) -> String {
    switch link.target {
    case .chapter(let slug, let anchor):
      anchors.isPrinted
        ? anchors.href(anchor, in: slug)
        : anchors.root + Href.ofFile("\(slug).html") + link.url.drop { $0 != "#" }
    case .anchor(let anchor): anchors.isPrinted ? anchors.href(anchor, in: chapter.slug) : link.url
    case .file(let file):
      files.outputName(ofLinked: file).map { anchors.root + Href.ofFile($0) } ?? link.url
    case .address: link.url
    }
  }

  func source(_ image: Image) -> String {
    image.isUsable
      ? anchors.root + Href.ofFile(files.outputName(of: image.path) ?? image.path) : image.url
  }
}
