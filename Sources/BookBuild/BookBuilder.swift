import BookDocument
import BookRenderers
import CellRunner
import Foundation
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
    /// Whether what is printed holds the code that pages fold away.
    package var printsFoldedCode: Bool
    /// How chapters run as jobs of Slurm, which needs a cache; nil runs them here.
    package var slurm: SlurmOptions?

    package init(
      bookDirectory: String, outputDirectory: String, only: [String] = [], jobs: Int,
      cache: CacheFolder? = nil, formats: Set<String> = ["html"], printsFoldedCode: Bool = false,
      slurm: SlurmOptions? = nil
    ) {
      self.slurm = slurm
      self.bookDirectory = bookDirectory
      self.outputDirectory = outputDirectory
      self.only = only
      self.jobs = jobs
      self.cache = cache
      self.formats = formats
      self.printsFoldedCode = printsFoldedCode
    }
  }

  private let options: Options
  private let runner: ChapterRunner
  private let progress: any ProgressListener
  private let memory: SourceMemory

  /// Prepares a build.
  ///
  /// - Parameters:
  ///   - options: What to build.
  ///   - runner: What runs the chapters.
  ///   - progress: Hears what the build does.
  ///   - memory: What earlier builds of the same process have read.
  package init(
    _ options: Options, runner: ChapterRunner = ChapterRunner(), progress: any ProgressListener,
    memory: SourceMemory = SourceMemory()
  ) {
    self.memory = memory
    self.options = options
    self.runner = runner
    self.progress = progress
  }

  /// Builds the book; every problem is in the report, and pages of failing chapters stay as they were.
  package func build() async -> BuildReport {
    let start = ContinuousClock.now
    var loaded = BookLoader.load(options, memory: memory)
    let names = await runner.symbolNames(for: loaded, cache: options.cache)
    loaded.book.discardable = names?.discardable ?? []
    let known = BuildMemory(of: loaded.book, options, trees: memory.trees)
    let theme = BookTheme(of: loaded.book)
    let checks = BookChecks(
      loaded, index: ReferenceIndex(loaded.chapters, language: loaded.book.pageLanguage),
      formulas: known.formulas, theme: theme)
    let found =
      loaded.diagnostics + checks.diagnostics(names: names, trees: memory.trees)
    var report = BuildReport(diagnostics: loaded.concerning(found, only: options.only))
    guard !loaded.isUnusable(for: found) else { return report }

    let wanted = loaded.chapters(named: options.only)
    let memo = known.memo
    let book = loaded.book
    async let prepared: Void = ChapterPrograms.prepare(wanted, in: book, memo: memo)
    let runs = await run(wanted, of: loaded, index: checks.index, trees: memory.trees)
    await prepared
    let judgement = Judgement(
      of: runs, wanted: wanted, in: loaded, index: checks.index, found: found,
      keepsGoing: runner.keepsGoing)
    report.take(runs, judgement)
    guard let theme = theme.theme, !Task.isCancelled else { return report }

    let rendered = RenderedBook(
      book: book,
      chapters: loaded.chapters.map { chapter in
        runs.built[chapter.slug].map { $0.chapter.withValuesInHeadings($0.run.values) } ?? chapter
      },
      built: judgement.chapters,
      isWhole: options.only.isEmpty && report.succeeded, index: checks.index,
      evidence: judgement.evidence, shown: runs.built,
      programs: programs(of: judgement.chapters, in: book, memo),
      origins: await origins(of: judgement.chapters, in: book, memo), theme: theme,
      formulas: known.formulas, memo: memo, printsFoldedCode: options.printsFoldedCode)
    let files = Renderers.files(of: rendered, formats: options.formats)
    // What was asked for after the interruption, the compiler's name for one, is missing in the pages.
    guard !Task.isCancelled else { return report }
    report.chapters = judgement.chapters
    report.diagnostics += await OutputWriter(
      directory: options.outputDirectory, pageBudget: book.budgets.page
    )
    .write(files, isWhole: rendered.isWhole, formats: options.formats)
    report.diagnostics += slowness(of: book, since: start)
    known.keep(sawWholeBook: rendered.isWhole, ranChapters: report.hasRunChapters)
    return report
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
    var runner = runner
    if let slurm = options.slurm, let folder = options.cache {
      let cache = RunCache(folder: folder, products: runner.products)
      runner.lost = await SlurmRun(of: loaded.book, cache: cache, slurm, progress: progress)
        .run(chapters)
    }
    return await runner.timedRuns(
      of: chapters, in: loaded.book, jobs: options.jobs, cache: options.cache, trees: trees,
      progress: progress)
  }

  /// A warning if a build took longer than its author wants.
  private func slowness(of book: Book, since start: ContinuousClock.Instant) -> [Diagnostic] {
    let duration = ContinuousClock.now - start
    guard let budget = book.budgets.build, duration > budget else { return [] }
    return [
      Diagnostic(
        .buildSlow, at: SourceLocation(path: book.settingsPath, line: 1),
        "the build took \(seconds(duration)) s", rule: "'budgets:' allows \(seconds(budget)) s",
        help: "--explain says which chapters ran, and the table how long each took")
    ]
  }

  private func seconds(_ duration: Duration) -> String {
    String(format: "%.1f", duration / .seconds(1))
  }

  private func programs(
    of chapters: [BuiltChapter], in book: Book, _ memo: BuildMemo
  ) -> [String: WholeProgram] {
    let programs = chapters.map { built in
      (built.chapter.slug, ChapterPrograms.program(of: built.chapter, in: book, memo: memo))
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
