import BookModel
import Foundation
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
  /// Whether chapters run again with the defects that their claims name.
  public var runsTrials: Bool

  /// Creates a runner.
  public init(
    products: BuildProducts = .ofRunningExecutable, isMeasuring: Bool = false,
    runsTrials: Bool = true
  ) {
    self.products = products
    self.isMeasuring = isMeasuring
    self.runsTrials = runsTrials && !isMeasuring
  }

  /// Runs a chapter, or takes what it gave when it ran with the same code, modules and compiler.
  ///
  /// - Parameters:
  ///   - chapter: The chapter.
  ///   - book: The book, which says what cells import and which defects its claims name.
  ///   - cache: Where earlier runs are remembered; nothing runs the chapter in any case.
  ///   - observer: Hears what the chapter's process does.
  /// - Returns: What became of it, and what the cache had.
  public func run(
    _ chapter: Chapter, of book: Book, cache: RunCache? = nil,
    observer: any RunObserver = SilentObserver()
  ) async -> (outcome: Outcome, verdict: CacheVerdict) {
    let mistakes = Self.syntaxMistakes(of: chapter)
    let answer =
      mistakes.isEmpty && chapter.needsToRun ? cache?.answer(for: chapter, in: book) : nil
    let verdict = answer?.verdict ?? (cache == nil || chapter.needsToRun ? .off : .nothingToRun)
    guard mistakes.isEmpty else { return (.failed(mistakes), verdict) }
    guard chapter.needsToRun else {
      return (.succeeded(.empty(for: chapter), warnings: []), verdict)
    }
    do {
      if let (run, warnings) = answer?.found {
        let tried = try await addingTrials(
          to: run, of: chapter, in: book, cache: cache, program: nil, observer: observer)
        return (.succeeded(tried, warnings: warnings), verdict)
      }
      let workspace = try Workspace()
      defer { workspace.remove() }
      let outcome = try await run(chapter, of: book, in: workspace, observer: observer)
      guard case .succeeded(let run, let warnings) = outcome else { return (outcome, verdict) }
      cache?.store(run, warnings: warnings, of: chapter, in: book)
      let tried = try await addingTrials(
        to: run, of: chapter, in: book, cache: cache, program: workspace, observer: observer)
      return (.succeeded(tried, warnings: warnings), verdict)
    } catch {
      return (.failed([Self.diagnostic(of: error, at: chapter.path)]), verdict)
    }
  }

  private static func diagnostic(of error: any Error, at path: String) -> Diagnostic {
    Diagnostic(
      .error, at: SourceLocation(path: path, line: 1), "the chapter could not be run: \(error)",
      help: "'swiftc' must be on the PATH, and the temporary folder writable")
  }

  /// Adds the runs with defects: those that the cache has, and those that it lacks.
  private func addingTrials(
    to run: ChapterRun, of chapter: Chapter, in book: Book, cache: RunCache?, program: Workspace?,
    observer: any RunObserver
  ) async throws -> ChapterRun {
    let defects = book.claims?.defects(ofClaims: Set(run.proofs.map(\.claim))) ?? []
    let known = cache?.trials(with: defects, of: chapter, in: book) ?? []
    let missing = defects.filter { defect in !known.contains { $0.defect == defect.name } }
    var run = run
    run.trials = known
    guard runsTrials, !missing.isEmpty else { return run }
    let runner = TrialRunner(
      chapter: chapter, book: book, products: products, observer: observer)
    let new = try await runner.run(missing, program: program)
    cache?.store(new, of: chapter, in: book)
    let all = known + new
    run.trials = defects.compactMap { defect in all.first { $0.defect == defect.name } }
    return run
  }

  private static func syntaxMistakes(of chapter: Chapter) -> [Diagnostic] {
    let mistakes =
      chapter.cells.filter(\.isInProgram).flatMap { CellSyntax($0).diagnostics }
      + chapter.inlineValues.flatMap(CellSyntax.diagnostics(of:))
    return mistakes.isEmpty ? NameOrder(chapter).diagnostics : mistakes
  }

  private func run(
    _ chapter: Chapter, of book: Book, in workspace: Workspace, observer: any RunObserver
  ) async throws -> Outcome {
    let program = ProgramAssembler.program(for: chapter, of: book)
    let compiler = ChapterCompiler(products: products, workspace: workspace)
    let report = try await compiler.compile(program, imports: book.imports)
    guard report.succeeded else {
      return .failed(report.mistakes(in: chapter).map { explained($0, of: book) })
    }
    let warnings = report.diagnostics.filter { !$0.isError }
    let process = ChapterProcess(
      chapter: chapter, workspace: workspace, limits: book.limits, launcher: book.launcher,
      observer: observer, isMeasuring: isMeasuring)
    switch ChapterTranscript(try await process.run(), of: chapter).result {
    case .success(let run):
      return try await addingMishaps(to: run, warnings: warnings, chapter: chapter, book: book)
    case .failure(let mistake): return .failed([mistake.diagnostic] + warnings)
    }
  }

  /// Adds what the cells gave that had to go wrong; a mishap that stayed away is a mistake.
  private func addingMishaps(
    to run: ChapterRun, warnings: [Diagnostic], chapter: Chapter, book: Book
  ) async throws -> Outcome {
    var run = run
    var warnings = warnings
    var mistakes: [Diagnostic] = []
    let runner = MishapRunner(chapter: chapter, book: book, products: products)
    for cell in chapter.cells where cell.options.run {
      guard let expectation = cell.options.expectation else { continue }
      let result =
        expectation.kind == .warning
        ? MishapRunner.warning(in: warnings, cell: cell, expecting: expectation)
        : try await runner.run(cell, expecting: expectation)
      switch result {
      case .success(let mishap):
        run.outputs[cell.index].append(.mishap(mishap))
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
    explained.help = missing.flatMap { Suggestion.nearest(to: $0, in: products.moduleNames) }
      .map { "did you mean '\($0)'?" }
    return explained
  }
}

extension Chapter {
  fileprivate var needsToRun: Bool {
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
      .error, at: place,
      isForeign
        ? "the 'swiftc' on the PATH is not the one that built the library"
        : "the chapter's program does not compile or link",
      help: isForeign ? "put the compiler that 'swift build' uses first on the PATH" : nil,
      notes: otherErrors)
    return diagnostics + [summary]
  }
}
