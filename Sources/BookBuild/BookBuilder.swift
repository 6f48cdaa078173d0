import BookDocument
import BookRenderers
import CellRunner
import RunStore

/// Makes a book: read → check → run → judge → render → write.
package struct BookBuilder: Sendable {
  package struct Options: Sendable {
    package var bookDirectory: String
    package var outputDirectory: String
    /// The chapters to build; all if there are none.
    package var only: [String]
    /// How many chapters are compiled and run at once.
    package var jobs: Int
    /// Where earlier runs are kept; nil runs every chapter.
    package var cache: CacheFolder?
    /// The forms to write, by their renderers' names.
    package var formats: Set<String>

    package init(
      bookDirectory: String, outputDirectory: String, only: [String] = [], jobs: Int,
      cache: CacheFolder? = nil, formats: Set<String> = ["html"]
    ) {
      self.bookDirectory = bookDirectory
      self.outputDirectory = outputDirectory
      self.only = only
      self.jobs = jobs
      self.cache = cache
      self.formats = formats
    }
  }

  private let options: Options
  private let runner: ChapterRunner
  private let progress: any ProgressListener

  package init(
    _ options: Options, runner: ChapterRunner = ChapterRunner(), progress: any ProgressListener
  ) {
    self.options = options
    self.runner = runner
    self.progress = progress
  }

  /// Builds the book; every problem is in the report, and pages of failing chapters stay as they were.
  package func build() async -> BuildReport {
    let loaded = BookLoader.load(options)
    let memory = BuildMemory(of: loaded.book, options)
    let theme = BookTheme(of: loaded.book)
    let checks = BookChecks(
      loaded, index: ReferenceIndex(loaded.chapters, language: loaded.book.pageLanguage),
      formulas: memory.formulas, theme: theme)
    let found =
      loaded.diagnostics + (await checks.diagnostics(symbols: symbols, trees: memory.memo.trees))
    var report = BuildReport(diagnostics: loaded.concerning(found, only: options.only))
    guard !loaded.isUnusable(for: found) else { return report }

    let wanted = loaded.chapters(named: options.only)
    let memo = memory.memo
    async let prepared: Void = ChapterPrograms.prepare(wanted, in: loaded.book, memo: memo)
    let runs = await run(wanted, of: loaded, index: checks.index, trees: memo.trees)
    await prepared
    let judgement = Judgement(
      of: runs, wanted: wanted, in: loaded, index: checks.index, found: found)
    report.take(runs, judgement)
    guard let theme = theme.theme else { return report }

    let book = RenderedBook(
      book: loaded.book,
      chapters: loaded.chapters.map { chapter in
        runs.built[chapter.slug].map { $0.chapter.withValuesInHeadings($0.run.values) } ?? chapter
      },
      built: judgement.chapters,
      isWhole: options.only.isEmpty && report.succeeded, index: checks.index,
      evidence: judgement.evidence, shown: runs.built,
      programs: programs(of: judgement.chapters, in: loaded.book, memo),
      origins: await origins(of: judgement.chapters, in: loaded.book, memo), theme: theme,
      formulas: memory.formulas, memo: memo)
    let files = Renderers.files(of: book, formats: options.formats)
    // What was asked for after the interruption, the compiler's name for one, is missing in the pages.
    guard !Task.isCancelled else { return report }
    report.chapters = judgement.chapters
    report.diagnostics += await OutputWriter(directory: options.outputDirectory)
      .write(files, isWhole: book.isWhole, formats: options.formats)
    memory.keep(sawWholeBook: book.isWhole, ranChapters: report.hasRunChapters)
    return report
  }

  private var symbols: SymbolReader {
    SymbolReader(products: runner.products, cache: options.cache)
  }
}

// MARK: - Steps

extension BookBuilder {
  /// Runs the wanted chapters, and those whose figures they show again.
  ///
  /// A chapter with errors in its Markdown runs all the same, so that its author sees all of them.
  private func run(
    _ wanted: [Chapter], of loaded: LoadedBook, index: ReferenceIndex, trees: SwiftTrees
  ) async -> ChapterRuns {
    let needed = wanted.reduce(into: Set(wanted.map(\.slug))) {
      $0.formUnion($1.chaptersShown(by: index))
    }
    let chapters = loaded.chapters.filter { needed.contains($0.slug) }
    let cache = options.cache.map { RunCache(folder: $0, products: runner.products) }
    let outcomes = await chapters.concurrentMap(limit: options.jobs) { chapter in
      await runner.timedRun(
        chapter, of: loaded.book, cache: cache, trees: trees, progress: progress)
    }
    return ChapterRuns(Array(zip(chapters, outcomes)), in: loaded.book)
  }

  private func programs(
    of chapters: [BuiltChapter], in book: Book, _ memo: BuildMemo
  ) -> [String: [Int: String]] {
    let programs = chapters.map { built in
      (built.chapter.slug, ChapterPrograms.texts(of: built.chapter, in: book, memo: memo))
    }
    return Dictionary(programs) { first, _ in first }
  }

  private func origins(
    of chapters: [BuiltChapter], in book: Book, _ memo: BuildMemo
  ) async -> PageOrigins {
    let reader = ProvenanceReader(products: runner.products, cache: options.cache)
    let facts = await ProvenanceFacts(
      of: book, reader: reader, hasRun: chapters.contains { $0.chapter.needsToRun })
    return facts.origins(of: chapters, memo: memo)
  }
}
