import BookDocument
import CellRecords
import Foundation
import RunStore

/// Runs chapters: assembles each into a program, compiles it, runs it in a process of its own.
package struct ChapterRunner: Sendable {
  /// What became of one chapter.
  package enum Outcome: Sendable, Hashable {
    /// Everything ran; warnings of the compiler come along.
    case succeeded(ChapterRun, warnings: [Diagnostic])
    /// Something is wrong with the chapter, or it could not be run.
    case failed([Diagnostic])
  }

  /// What the cells import and link.
  package var products: BuildProducts
  /// What compiles them.
  package var toolchain: Toolchain
  /// Whether cells that take time run; otherwise they are only compiled.
  package var isMeasuring: Bool
  /// Whether chapters run again with the mutations that their claims name.
  package var runsMutations: Bool
  /// What a preview remembers of its chapters; nil for builds that are not one.
  package var memory: SliceMemory?
  /// Whether an edited chapter runs only what the edit touches, as far as the memory allows.
  package var runsSlices = false

  package init(
    products: BuildProducts = .ofRunningExecutable, toolchain: Toolchain = Toolchain(),
    isMeasuring: Bool = false, runsMutations: Bool = true
  ) {
    self.products = products
    self.toolchain = toolchain
    self.isMeasuring = isMeasuring
    self.runsMutations = runsMutations && !isMeasuring
  }

  /// Runs a chapter, or takes what it gave when it ran with the same code, modules and compiler.
  ///
  /// 1. Find the run in the cache, or in a preview run the slice of an edit, which ends here.
  /// 2. Assemble the chapter's program, compile it and run it.
  /// 3. Judge the failures that the author expected, and the comments on shapes.
  /// 4. Store the run.
  /// 5. Run the program again with each mutation that is not remembered.
  ///
  /// - Parameters:
  ///   - chapter: The chapter.
  ///   - book: The book, which says what cells import and which mutations its claims name.
  ///   - cache: Where earlier runs are remembered; nil runs the chapter in any case.
  ///   - trees: The book's code as far as it was parsed in this build.
  ///   - observer: Hears what the chapter's process does.
  /// - Returns: What became of it, and what the cache had.
  package func run(
    _ chapter: Chapter, of book: Book, cache: RunCache? = nil, trees: SwiftTrees = SwiftTrees(),
    observer: any RunObserver = SilentObserver()
  ) async -> (outcome: Outcome, verdict: CacheOutcome) {
    guard chapter.needsToRun else {
      return (.succeeded(.empty(for: chapter), warnings: []), cache == nil ? .off : .nothingToRun)
    }
    let answer = cache?.answer(for: chapter, in: book)
    let verdict = answer?.verdict ?? .off
    let program = ChapterProgram(
      chapter: chapter, book: book, syntax: ChapterSyntax(chapter, trees: trees),
      products: products, toolchain: toolchain)
    let mutations = MutationRunner(
      program: program, cache: cache, isAllowed: runsMutations, observer: observer)
    do {
      if let (run, warnings) = answer?.found {
        let differences = confirmed(run, of: program, cache)
        let run = try await mutations.adding(to: run)
        return (.succeeded(run, warnings: warnings + differences), verdict)
      }
      if runsSlices, let memory, let cache, program.syntax.diagnostics.isEmpty {
        let slices = SliceRunner(
          program: program, memory: memory, parts: cache.parts(of: chapter, in: book),
          observer: observer)
        if let run = try await slices.run() {
          let known = try await mutations.remembered(in: run)
          return (.succeeded(known, warnings: []), verdict)
        }
      }
      let workspace = try Workspace()
      defer { workspace.remove() }
      do {
        let judged = try await judgedRun(of: program, in: workspace, observer: observer)
        cache?.store(judged.recorded, warnings: judged.warnings, of: chapter, in: book)
        let run = Transcript(judged.recorded, of: chapter).run
        let differences = confirmed(run, of: program, cache)
        let mutated = try await mutations.adding(to: run, compiledIn: workspace)
        return (.succeeded(mutated, warnings: judged.warnings + differences), verdict)
      } catch let error as DiagnosedError where workspace.isFull {
        throw error.onFullDisk(workspace, chapter)
      }
    } catch {
      return (.failed(error.diagnostics(at: chapter.path)), verdict)
    }
  }

  /// What slices gave otherwise than a whole run.
  private func confirmed(
    _ run: ChapterRun, of program: ChapterProgram, _ cache: RunCache?
  ) -> [Diagnostic] {
    guard let memory, let cache else { return [] }
    let parts = cache.parts(of: program.chapter, in: program.book)
    return memory.confirm(run, of: program, parts: parts)
  }

  /// Runs the program and judges what it gave.
  ///
  /// - Throws: ``DiagnosedError`` if something is wrong with the chapter.
  private func judgedRun(
    of program: ChapterProgram, in workspace: Workspace, observer: any RunObserver
  ) async throws -> (recorded: RecordedRun, warnings: [Diagnostic]) {
    let errors = program.syntax.diagnostics
    guard errors.isEmpty else { throw DiagnosedError(errors) }
    let report = try await program.compile(program.text, in: workspace)
    try report.requireSuccess(of: program)
    let warnings = report.diagnostics.filter { !$0.isError }
    let process = try await program.run(
      in: workspace, observer: observer, isMeasuring: isMeasuring)
    if let error = process.error { throw DiagnosedError([error.diagnostic] + warnings) }
    let rotten = ShapeCheck.warnings(
      about: process.transcript.run, of: program.chapter, program.syntax)
    return try await ExpectedFailureRunner(program: program)
      .judged(
        process.recorded,
        warnings: warnings + rotten + process.remarks(on: program.chapter))
  }
}

extension DiagnosedError {
  /// On a full disk nothing that a compiler or a chapter says means anything.
  fileprivate func onFullDisk(_ workspace: Workspace, _ chapter: Chapter) -> DiagnosedError {
    DiagnosedError([
      Diagnostic(
        .temporaryFolderFull, at: SourceLocation(path: chapter.path, line: 1),
        "the temporary folder '\(workspace.parent)' is full",
        rule: "a chapter is compiled and run in a temporary folder",
        help: "free some space, or name another folder with TMPDIR")
    ])
  }
}

extension Error {
  /// The error as the report of a chapter has it.
  fileprivate func diagnostics(at path: String) -> [Diagnostic] {
    if let error = self as? DiagnosedError { return error.diagnostics }
    return [
      Diagnostic(
        .chapterNotRun, at: SourceLocation(path: path, line: 1),
        "the chapter could not be run: \(self)",
        help: "'swiftc' must be on the PATH, and the temporary folder writable")
    ]
  }
}

extension Chapter {
  /// Whether anything of the chapter is compiled and run.
  package var needsToRun: Bool {
    cells.contains(where: \.options.run) || !inlineValues.isEmpty
  }
}

extension ChapterRun {
  fileprivate static func empty(for chapter: Chapter) -> ChapterRun {
    ChapterRun(outputs: chapter.cells.map { _ in [] }, values: [])
  }
}
