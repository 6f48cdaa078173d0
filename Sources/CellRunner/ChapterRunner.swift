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
  /// How long one chapter's process may take.
  public var timeLimit: Duration

  /// Creates a runner.
  public init(products: BuildProducts = .ofRunningExecutable, timeLimit: Duration = .seconds(60)) {
    self.products = products
    self.timeLimit = timeLimit
  }

  /// Runs a chapter whose cells import what the book says.
  public func run(_ chapter: Chapter, of book: Book) async -> Outcome {
    let mistakes = Self.syntaxMistakes(of: chapter)
    guard mistakes.isEmpty else { return .failed(mistakes) }
    guard chapter.needsToRun else { return .succeeded(.empty(for: chapter), warnings: []) }
    do {
      let workspace = try Workspace()
      defer { workspace.remove() }
      return try await run(chapter, of: book, in: workspace)
    } catch {
      let place = SourceLocation(path: chapter.path, line: 1)
      return .failed([
        Diagnostic(
          .error, at: place, "the chapter could not be run: \(error)",
          help: "'swiftc' must be on the PATH, and the temporary folder writable")
      ])
    }
  }

  private static func syntaxMistakes(of chapter: Chapter) -> [Diagnostic] {
    let mistakes =
      chapter.cells.filter(\.options.run).flatMap { CellSyntax($0).diagnostics }
      + chapter.inlineValues.flatMap(CellSyntax.diagnostics(of:))
    return mistakes.isEmpty ? NameOrder(chapter).diagnostics : mistakes
  }

  private func run(
    _ chapter: Chapter, of book: Book, in workspace: Workspace
  ) async throws -> Outcome {
    let program = ProgramAssembler.program(for: chapter, of: book)
    let compiler = ChapterCompiler(products: products, workspace: workspace)
    let report = try await compiler.compile(program, imports: book.imports)
    guard report.succeeded else {
      return .failed(report.mistakes(in: chapter).map { explained($0, of: book) })
    }
    let warnings = report.diagnostics.filter { !$0.isError }
    let process = ChapterProcess(workspace: workspace, timeLimit: timeLimit)
    switch ChapterTranscript(try await process.run(), of: chapter).result {
    case .success(let run): return .succeeded(run, warnings: warnings)
    case .failure(let mistake): return .failed([mistake.diagnostic] + warnings)
    }
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
    let summary = Diagnostic(
      .error, at: place, "the chapter's program does not compile or link", notes: otherErrors)
    return diagnostics + [summary]
  }
}
