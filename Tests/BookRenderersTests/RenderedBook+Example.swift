import BookDocument
import BookLanguage
import CellRecords
import RunStore
import TestSupport

@testable import BookRenderers

extension RenderedBook {
  /// A book of chapters that have run, as the build hands it to renderers.
  static func example(
    _ built: [BuiltChapter], notRun: [Chapter] = [], claims: ClaimList? = nil,
    language: Language = .chinese, programs: [String: WholeProgram] = [:]
  ) throws -> RenderedBook {
    let chapters = built.map(\.chapter) + notRun
    var book = Book(
      title: "书", language: language.tag, slugs: chapters.map(\.slug), imports: [], directory: "")
    book.claims = claims
    let origin = PageProvenance(source: .init(file: "book.yml", sha256: "0"))
    return RenderedBook(
      book: book, chapters: chapters, built: built, isWhole: notRun.isEmpty,
      index: ReferenceIndex(chapters, language: language),
      evidence: claims.map { ClaimEvidence($0, chapters: built) },
      shown: Dictionary(built.map { ($0.chapter.slug, $0) }) { first, _ in first },
      programs: programs,
      origins: PageOrigins(chapters: [:], claims: origin, firstPage: origin),
      theme: try Theme(phrases: language.phrases), formulas: FormulaRenderer(),
      memo: BuildMemo())
  }
}

extension BuiltChapter {
  /// A chapter whose cells gave these outputs, the rest nothing.
  static func example(
    _ markdown: String, slug: String = "a", number: Int = 6, outputs: [[CellOutput]] = [],
    values: [String] = [], shapes: [ShapeRecord] = [], language: Language = .chinese
  ) -> BuiltChapter {
    let chapter = parse(markdown, slug: slug, number: number, in: language).chapter
    let missing = max(0, chapter.cells.count - outputs.count)
    return BuiltChapter(
      chapter,
      run: ChapterRun(
        outputs: outputs + Array(repeating: [], count: missing), values: values, shapes: shapes))
  }
}
