import BookDocument
import CellRecords
import Foundation
import RunStore
import Subprocess

/// Runs chapters: assembles each into a program, compiles it, runs it in a process of its own.
public struct ChapterRunner: Sendable {
  /// What became of one chapter.
  public enum Outcome: Sendable, Hashable {
    /// Everything ran; warnings of the compiler come along.
    case succeeded(ChapterRun, warnings: [Diagnostic])
    /// Something is wrong with the chapter, or it could not be run.
    case failed([Diagnostic])
  }

  /// What the cells import and link.
  public var products: BuildProducts
  /// Whether cells that take time run; otherwise they are only compiled.
  public var isMeasuring: Bool
  /// Whether chapters run again with the mutations that their claims name.
  public var runsMutations: Bool

  /// Creates a runner.
  public init(
    products: BuildProducts = .ofRunningExecutable, isMeasuring: Bool = false,
    runsMutations: Bool = true
  ) {
    self.products = products
    self.isMeasuring = isMeasuring
    self.runsMutations = runsMutations && !isMeasuring
  }

  /// Runs a chapter, or takes what it gave when it ran with the same code, modules and compiler.
  ///
  /// - Parameters:
  ///   - chapter: The chapter.
  ///   - book: The book, which says what cells import and which mutations its claims name.
  ///   - cache: Where earlier runs are remembered; nothing runs the chapter in any case.
  ///   - observer: Hears what the chapter's process does.
  /// - Returns: What became of it, and what the cache had.
  public func run(
    _ chapter: Chapter, of book: Book, cache: RunCache? = nil,
    observer: any RunObserver = SilentObserver()
  ) async -> (outcome: Outcome, verdict: CacheOutcome) {
    guard chapter.needsToRun else {
      return (.succeeded(.empty(for: chapter), warnings: []), cache == nil ? .off : .nothingToRun)
    }
    let answer = cache?.answer(for: chapter, in: book)
    let verdict = answer?.verdict ?? .off
    let mutationRuns = MutationRunner(
      chapter: chapter, book: book, products: products, cache: cache, isAllowed: runsMutations,
      observer: observer)
    do {
      if let (run, warnings) = answer?.found {
        return (.succeeded(try await mutationRuns.adding(to: run), warnings: warnings), verdict)
      }
      let workspace = try Workspace()
      defer { workspace.remove() }
      let outcome = try await run(chapter, of: book, in: workspace, observer: observer)
      guard case .succeeded(let run, let warnings) = outcome else {
        return (workspace.isFull ? Self.fullDisk(workspace, chapter) : outcome, verdict)
      }
      cache?.store(run, warnings: warnings, of: chapter, in: book)
      let tried = try await mutationRuns.adding(to: run, program: workspace)
      return (.succeeded(tried, warnings: warnings), verdict)
    } catch {
      return (.failed([Self.diagnostic(of: error, at: chapter.path)]), verdict)
    }
  }

  private static func fullDisk(_ workspace: Workspace, _ chapter: Chapter) -> Outcome {
    let folder = (workspace.directory as NSString).deletingLastPathComponent
    return .failed([
      Diagnostic(
        .temporaryFolderFull, at: SourceLocation(path: chapter.path, line: 1),
        "the temporary folder '\(folder)' is full",
        rule: "a chapter is compiled and run in a temporary folder",
        help: "free some space, or name another folder with TMPDIR")
    ])
  }

  private static func diagnostic(of error: any Error, at path: String) -> Diagnostic {
    Diagnostic(
      .chapterNotRun, at: SourceLocation(path: path, line: 1),
      "the chapter could not be run: \(error)",
      help: "'swiftc' must be on the PATH, and the temporary folder writable")
  }

  private func run(
    _ chapter: Chapter, of book: Book, in workspace: Workspace, observer: any RunObserver
  ) async throws -> Outcome {
    let syntax = ChapterSyntax(chapter)
    let mistakes = syntax.mistakes
    guard mistakes.isEmpty else { return .failed(mistakes) }
    let program = ProgramAssembler.program(for: chapter, of: book, syntax)
    let compiler = ChapterCompiler(products: products, workspace: workspace)
    let report = try await compiler.compile(program, imports: book.imports)
    guard report.succeeded else {
      return .failed(report.mistakes(in: chapter).map { explained($0, of: book) })
    }
    let warnings = report.diagnostics.filter { !$0.isError }
    let process = ChapterProcess(
      chapter: chapter, workspace: workspace, limits: book.limits, launcher: book.launcher,
      data: DataFolder(of: book),
      observer: observer, isMeasuring: isMeasuring)
    switch ChapterTranscript(try await process.run(), of: chapter).result {
    case .success(let run):
      let runner = ExpectedFailureRunner(
        chapter: chapter, book: book, syntax: syntax, products: products)
      let rotten = ShapeCheck.warnings(about: run, of: chapter, syntax)
      return try await Self.addingExpectedFailures(to: run, warnings: warnings + rotten, by: runner)
    case .failure(let mistake): return .failed([mistake.diagnostic] + warnings)
    }
  }

  /// Adds what the cells gave that had to go wrong; a expectedFailure that stayed away is a mistake.
  private static func addingExpectedFailures(
    to run: ChapterRun, warnings: [Diagnostic], by runner: ExpectedFailureRunner
  ) async throws -> Outcome {
    var run = run
    var warnings = warnings
    var mistakes: [Diagnostic] = []
    for cell in runner.chapter.cells where cell.options.run {
      guard let expectation = cell.options.expectation else { continue }
      let result =
        expectation.kind == .warning
        ? ExpectedFailureRunner.warning(in: warnings, cell: cell, expecting: expectation)
        : try await runner.run(cell, expecting: expectation)
      switch result {
      case .success(let expectedFailure):
        run.outputs[cell.index].append(.expectedFailure(expectedFailure))
        warnings.removeAll { expectation.kind == .warning && cell.contains($0.location) }
      case .failure(let mistake): mistakes += mistake.diagnostics
      }
    }
    return mistakes.isEmpty ? .succeeded(run, warnings: warnings) : .failed(mistakes + warnings)
  }
}

extension ChapterRunner {
  /// A module that is not there is a mistake in the settings, where the compiler's column means
  /// nothing.
  private func explained(_ diagnostic: Diagnostic, of book: Book) -> Diagnostic {
    guard diagnostic.location.path == book.settingsPath else { return diagnostic }
    var explained = diagnostic
    explained.location.column = 1
    explained.rule = "'imports' names modules of this package or of the toolchain"
    let missing = book.imports.first { diagnostic.message.hasSuffix("'\($0)'") }
    explained.help = missing.flatMap { DidYouMean.nearest(to: $0, in: products.moduleNames) }
      .map { "did you mean '\($0)'?" }
    return explained
  }
}

extension Chapter {
  /// Whether anything of the chapter is compiled and run.
  public var needsToRun: Bool {
    cells.contains(where: \.options.run) || !inlineValues.isEmpty
  }
}

extension ChapterRun {
  fileprivate static func empty(for chapter: Chapter) -> ChapterRun {
    ChapterRun(outputs: chapter.cells.map { _ in [] }, values: [])
  }
}

extension CompilerReport {
  /// The errors with the warnings that came along; never empty, since the compiler failed.
  fileprivate func mistakes(in chapter: Chapter) -> [Diagnostic] {
    guard !diagnostics.contains(where: \.isError) else { return diagnostics }
    let place = SourceLocation(path: chapter.path, line: 1)
    // Modules can be read only by the compiler that wrote them.
    let isForeign = otherErrors.contains { $0.contains("compiled with Swift") }
    let summary = Diagnostic(
      isForeign ? .compilerMismatch : .programNotBuilt, at: place,
      isForeign
        ? "the 'swiftc' on the PATH is not the one that built the library"
        : "the chapter's program does not compile or link",
      help: isForeign ? "put the compiler that 'swift build' uses first on the PATH" : nil,
      notes: otherErrors.map { .init($0) })
    return diagnostics + [summary]
  }
}
