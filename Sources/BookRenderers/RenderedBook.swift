import BookDocument
import BookLanguage
import CellRecords
import Figures
import RunStore

/// All that renderers write from: the book's tree, what its runs gave, and what follows from both.
package struct RenderedBook: Sendable {
  package let book: Book
  /// All chapters in reading order, for contents and references.
  package let chapters: [Chapter]
  /// The chapters to write, with their runs.
  package let built: [BuiltChapter]
  /// Whether these are all chapters, so that what belongs to the whole book can be written.
  package let isWhole: Bool
  package let index: ReferenceIndex
  /// What the claims rest on; nil in a book without claims.
  package let evidence: ClaimEvidence?
  /// Chapters of which others show figures, by their slugs.
  package let shown: [String: BuiltChapter]
  /// Each chapter's cells as one program, by the chapter's slug.
  package let programs: [String: WholeProgram]
  package let origins: PageOrigins
  package let theme: Theme
  let formulas: FormulaRenderer
  /// The chapters with the values in their headings, by their slugs.
  let titledChapters: [String: Chapter]
  /// The pictures and files beside the chapters.
  let files: ReferencedFiles
  let memo: BuildMemo
  /// Whether what is printed holds the code that pages fold away.
  let printsFoldedCode: Bool

  package init(
    book: Book, chapters: [Chapter], built: [BuiltChapter], isWhole: Bool, index: ReferenceIndex,
    evidence: ClaimEvidence?, shown: [String: BuiltChapter],
    programs: [String: WholeProgram], origins: PageOrigins, theme: Theme,
    formulas: FormulaRenderer, memo: BuildMemo, printsFoldedCode: Bool = false
  ) {
    self.book = book
    self.chapters = chapters
    titledChapters = Dictionary(chapters.map { ($0.slug, $0) }) { first, _ in first }
    files = ReferencedFiles(of: book)
    self.built = built
    self.isWhole = isWhole
    self.index = index
    self.evidence = evidence
    self.shown = shown
    self.programs = programs
    self.origins = origins
    self.theme = theme
    self.formulas = formulas
    self.memo = memo
    self.printsFoldedCode = printsFoldedCode
  }
}

extension RenderedBook {
  /// The language and the colours of axes, as figures know them.
  var figureSettings: FigureSettings { book.figureSettings }

  var phrases: any Phrases { book.phrases }
  var proofText: ProofText { ProofText(phrases) }

  /// The chapters without the text of the first page.
  var numberedChapters: [Chapter] { chapters.filter { !$0.isFrontMatter } }

  /// The texts of the book in forms that have no pages: the written chapters and the glossary.
  var texts: [BuiltChapter] {
    let glossary = book.glossary.map { words in
      BuiltChapter(words.chapter(in: phrases), run: ChapterRun(outputs: [], values: []))
    }
    return built + [glossary].compactMap(\.self)
  }

  /// How a reference is called, and where it leads.
  func destination(
    of reference: Reference, in chapter: Chapter
  ) -> (name: String, place: ReferenceIndex.Destination)? {
    guard let found = index.destination(of: reference, in: chapter.slug), let name = found.name
    else { return nil }
    return (name, found)
  }

  /// The chapter and the cell of a figure that is shown again.
  func embedded(_ reference: Reference, in built: BuiltChapter) -> (BuiltChapter, Cell)? {
    guard let found = index.destination(of: reference, in: built.chapter.slug),
      let cell = found.cell
    else { return nil }
    let source = found.slug == built.chapter.slug ? built : shown[found.slug]
    return source.map { ($0, $0.chapter.cells[cell]) }
  }

  /// The caption of a cell with its number, if it has one.
  func caption(of cell: Cell, in chapter: Chapter) -> (number: String?, line: [Inline])? {
    cell.options.caption.map { _ in
      (
        index.number(ofCell: cell.index, in: chapter.slug)?.name(in: phrases),
        cell.options.captionLine
      )
    }
  }

  /// A citation in plain text: the claim with what its first proof of the chapter found.
  func text(of citation: Citation, in chapter: Chapter) -> String {
    let own = evidence?.proofs(of: citation.claim, in: chapter.slug).first
    let name = phrases.claim(citation.claim)
    return own.map { phrases.labelled(name, proofText.summary(of: $0.record)) } ?? name
  }
}

extension BuiltChapter {
  /// What a cell gave, as far as readers see it.
  func shownOutputs(of cell: Cell) -> [CellOutput] {
    cell.options.output ? run.outputs[cell.index] : []
  }

  /// The cells whose code is at the end, since the text leaves it out.
  var hiddenCells: [Cell] { chapter.cells.filter { !$0.showsCode && !$0.code.isEmpty } }
}
