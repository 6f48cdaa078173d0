import BookDocument
import BookRenderers
import CellRecords
import RunStore

/// Makes the pages of a build and writes them.
struct PageWriter {
  let book: Book
  /// All chapters of the book, for the contents.
  let chapters: [Chapter]
  let index: ReferenceIndex
  let formulas: FormulaRenderer
  let pieces: BuildMemo
  let theme: Theme
  let facts: ProvenanceFacts
  let directory: String
  /// What the cells of all chapters gave that ran, by the chapters' names.
  let elsewhere: [String: ForeignCells]

  /// Writes the first page, the style sheet, the script, the search index, and the pages of these
  /// chapters with their records.
  ///
  /// - Parameters:
  ///   - built: The chapters.
  ///   - isWhole: Whether these are all chapters: then the page of claims is written too.
  /// - Returns: What went wrong.
  func write(_ built: [BuiltChapter], isWhole: Bool) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let contents = ContentsList(chapters, hasLedger: book.claims != nil)
    let evidence = book.claims.map { claims in
      ClaimEvidence(claims, chapters: built.map { ($0.chapter, $0.run) })
    }
    if let evidence, isWhole {
      let ledger = PageContext(
        ledger: ClaimsPage(evidence), book: book, chapters: chapters, contents: contents,
        provenance: Self.provenance,
        origin: ProvenanceMarkup.html(of: facts.provenance(ofLedger: built)))
      write(theme.html(of: ledger), to: ClaimsPage.fileName, &diagnostics)
    }
    for chapter in built {
      let missing = missingFigures(of: chapter.chapter)
      diagnostics += missing
      guard missing.isEmpty else { continue }
      let slug = chapter.chapter.slug
      write(
        page(of: chapter, contents: contents, evidence: evidence), to: "\(slug).html", &diagnostics)
      let record = ChapterRecord(of: chapter.chapter, run: chapter.run)
      write(record.json, to: ChapterRecord.fileName(of: slug), &diagnostics)
    }
    diagnostics += BookFiles(book: book).copyImages(of: built.map(\.chapter), to: directory)
    let first = IndexContext(
      book, chapters: chapters, provenance: Self.provenance,
      origin: ProvenanceMarkup.html(of: facts.ofFirstPage))
    write(theme.html(of: first), to: "index.html", &diagnostics)
    write(theme.stylesheet, to: Theme.stylesheetName, &diagnostics)
    write(theme.script, to: Theme.scriptName, &diagnostics)
    write(searchIndex(of: built).script, to: SearchIndex.fileName, &diagnostics)
    return diagnostics
  }

  private func searchIndex(of built: [BuiltChapter]) -> SearchIndex {
    let runs = Dictionary(built.map { ($0.chapter.slug, $0.run) }) { first, _ in first }
    return SearchIndex(chapters, runs: runs, claims: book.claims, index: index)
  }

  private func page(
    of built: BuiltChapter, contents: ContentsList, evidence: ClaimEvidence?
  ) -> String {
    let page = ChapterPage(
      built.chapter, index: index, formulas: formulas, pieces: pieces, evidence: evidence,
      elsewhere: elsewhere,
      programs: ChapterPrograms.texts(of: built.chapter, in: book, pieces: pieces))
    let context = PageContext(
      built.chapter, body: page.html(of: built.run), book: book, chapters: chapters,
      contents: contents, provenance: Self.provenance,
      origin: ProvenanceMarkup.html(of: facts.provenance(of: built, pieces: pieces)))
    return theme.html(of: context)
  }

  /// A mistake for each figure of a chapter that failed: the page stays as it was.
  private func missingFigures(of chapter: Chapter) -> [Diagnostic] {
    chapter.fragments.compactMap { fragment in
      guard case .repetition(let reference) = fragment,
        let entry = index.entry(for: reference, in: chapter.slug), entry.slug != chapter.slug,
        elsewhere[entry.slug] == nil
      else { return nil }
      return Diagnostic(
        .embedUnavailable, at: reference.location,
        "the figure '\(reference.label)' cannot be shown again: its chapter '\(entry.slug)' failed",
        help: "mend '\(book.path(of: entry.slug))' first")
    }
  }

  private func write(_ text: String, to name: String, _ diagnostics: inout [Diagnostic]) {
    do throws(TextFile.Mistake) {
      try TextFile.write(text, to: "\(directory)/\(name)")
    } catch {
      diagnostics.append(error.diagnostic)
    }
  }

  private static let provenance = "本页的数、表和图都由书里的 Swift 代码算出；掐表得来的时间注明了机器。"
}
