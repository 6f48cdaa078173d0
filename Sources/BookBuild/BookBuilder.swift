import BookDocument
public import BookRenderers
import CellRecords
import CellRunner
import Foundation
import RunStore

/// Builds a book.
///
/// 1. `BookLoader` reads `book.yml` and every chapter.
/// 2. `ChapterRunner` runs the chapters, as many at once as there are jobs.
/// 3. `ChapterPage` and `Theme` make the page of each chapter that came to its end.
/// 4. The pages are written, each aside and then renamed; a failing chapter's page stays.
public struct BookBuilder: Sendable {
  /// What to build and how.
  public struct Options: Sendable {
    /// The folder with the chapters and `book.yml`.
    public var bookDirectory: String
    /// The folder for the pages.
    public var outputDirectory: String
    /// The chapters to build; empty means all.
    public var only: [String]
    /// How many chapters run at once.
    public var jobs: Int
    /// Where earlier runs are remembered; nothing runs every chapter.
    public var cache: CacheFolder?
    /// The forms in which the book is written.
    public var formats: Set<OutputFormat> = [.html]

    /// Collects the options.
    public init(
      bookDirectory: String, outputDirectory: String, only: [String] = [], jobs: Int,
      cache: CacheFolder? = nil
    ) {
      self.bookDirectory = bookDirectory
      self.outputDirectory = outputDirectory
      self.only = only
      self.jobs = jobs
      self.cache = cache
    }
  }

  private let options: Options
  private let runner: ChapterRunner
  private let cache: RunCache?
  private let provenance: ProvenanceReader
  private let progress: any ProgressListener

  /// Prepares a build.
  public init(
    _ options: Options, runner: ChapterRunner = ChapterRunner(), progress: any ProgressListener
  ) {
    self.options = options
    self.runner = runner
    cache = options.cache.map { RunCache(folder: $0, products: runner.products) }
    provenance = ProvenanceReader(products: runner.products, cache: options.cache)
    self.progress = progress
  }

  /// Builds the book; what went wrong is in the report, never thrown.
  public func build() async -> BuildReport {
    var reader = BookLoader(directory: options.bookDirectory)
    reader.rejectUnknown(options.only)
    reader.rejectOutputInside(options.outputDirectory)
    let index = ReferenceIndex(reader.chapters)
    let texts = options.cache.map {
      TextCache(
        in: $0, book: options.bookDirectory, madeWith: [FormulaRenderer.standardPath])
    }
    let pieces = BuildMemo(known: texts?.load() ?? [:])
    let formulas = FormulaRenderer(macros: reader.book.macros, pieces: pieces)
    reader.check(index: index, formulas: formulas)
    reader.checkMeasurements()
    reader.checkCitations()
    await reader.checkSymbols(
      SymbolReader(products: runner.products, cache: options.cache), trees: pieces.trees)
    let theme = BookTheme(ofBookIn: options.bookDirectory)
    for diagnostic in theme.diagnostics { reader.add(diagnostic) }
    var report = BuildReport(diagnostics: reader.diagnostics(of: options.only))
    guard !reader.isUnusable else { return report }

    let wanted = reader.chapters.filter { options.only.isEmpty || options.only.contains($0.slug) }
    // A chapter with a mistake in its Markdown runs all the same: the author sees all mistakes.
    // So does one whose figures a wanted chapter shows again.
    let needed = reader.chapters.needed(by: wanted, index: index)
    let book = reader.book
    async let prepared: Void = ChapterPrograms.prepare(wanted, in: book, pieces: pieces)
    let runs = await run(needed, of: book, trees: pieces.trees)
    await prepared
    let wantedSlugs = Set(wanted.map(\.slug))
    var elsewhere: [String: ForeignCells] = [:]
    for chapter in needed {
      guard var run = runs[chapter.slug] else { continue }
      run.outcome = run.outcome.withMeasurements(of: chapter, in: reader.book)
      if case .succeeded(let run, _) = run.outcome {
        elsewhere[chapter.slug] = ForeignCells(chapter, run: run)
      }
      guard wantedSlugs.contains(chapter.slug) else { continue }
      report.add(run, of: chapter, isGood: !reader.hasErrors(in: chapter))
      if case .succeeded(let run, _) = run.outcome {
        report.diagnostics += BareNumbers(chapter, run: run).diagnostics(of: chapter)
      }
    }
    report.checkClaims(readBy: reader, isWhole: options.only.isEmpty)
    let facts = await ProvenanceFacts(
      of: reader.book, reader: provenance,
      hasRun: report.chapters.contains { $0.chapter.needsToRun })
    report.diagnostics += write(
      report, reader: reader, index: index, formulas: formulas, pieces: pieces, facts: facts,
      elsewhere: elsewhere, theme: theme.theme)
    if pieces.hasNew {
      let sawWholeBook = options.only.isEmpty && report.succeeded
      texts?.store(pieces.forNextBuild(sawWholeBook: sawWholeBook))
    }
    let isNew = report.cacheOutcomes.contains { $0.verdict != .hit }
    if isNew || pieces.hasNew { options.cache?.removeOldest() }
    return report
  }

  private func run(
    _ chapters: [Chapter], of book: Book, trees: SwiftTrees
  ) async -> [String: TimedOutcome] {
    let outcomes = await chapters.concurrentMap(limit: options.jobs) { chapter in
      await runner.timedRun(chapter, of: book, cache: cache, trees: trees, progress: progress)
    }
    return Dictionary(zip(chapters.map(\.slug), outcomes)) { first, _ in first }
  }

  private func write(
    _ report: BuildReport, reader: BookLoader, index: ReferenceIndex, formulas: FormulaRenderer,
    pieces: BuildMemo, facts: ProvenanceFacts, elsewhere: [String: ForeignCells],
    theme: Theme?
  ) -> [Diagnostic] {
    // Without a theme nothing is written, and the earlier pages stay.
    guard let theme else { return [] }
    let editions = EditionWriter(
      reader: reader, index: index, formats: options.formats, directory: options.outputDirectory,
      drawingStyle: theme.drawingStyle)
    let mistakes = editions.write(report.chapters)
    guard !options.formats.isDisjoint(with: [.html, .pdf]) else { return mistakes }
    let press = PageWriter(
      book: reader.book, chapters: reader.chapters, index: index, formulas: formulas,
      pieces: pieces, theme: theme, facts: facts, directory: options.outputDirectory,
      elsewhere: elsewhere)
    let isWhole = options.only.isEmpty && report.succeeded
    return press.write(report.chapters, isWhole: isWhole) + mistakes
  }
}

extension [Chapter] {
  /// The wanted chapters of a book and those whose figures they show again, in the book's order.
  fileprivate func needed(by wanted: [Chapter], index: ReferenceIndex) -> [Chapter] {
    let shown = wanted.reduce(into: Set(wanted.map(\.slug))) {
      $0.formUnion($1.chaptersShown(by: index))
    }
    return filter { shown.contains($0.slug) }
  }
}
