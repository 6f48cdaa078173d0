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
  /// Whether a chapter runs without its cells that have mistakes, which are reported all the same.
  package var keepsGoing: Bool
  /// Whether a build on another machine reports what goes wrong: it is kept in the cache for that build.
  package var isWorker = false
  /// What became of chapters that ran elsewhere and left nothing; nil where chapters run here.
  ///
  /// What the cache does not have is then a mistake and not a reason to run it.
  package var lost: [String: [Diagnostic]]?
  /// What a preview remembers of its chapters; nil for builds that are not one.
  package var memory: SliceMemory?
  /// Whether an edited chapter runs only what the edit touches, as far as the memory allows.
  package var runsSlices = false

  package init(
    products: BuildProducts = .ofRunningExecutable, toolchain: Toolchain = Toolchain(),
    isMeasuring: Bool = false, runsMutations: Bool = true, keepsGoing: Bool = false
  ) {
    self.products = products
    self.toolchain = toolchain
    self.isMeasuring = isMeasuring
    self.runsMutations = runsMutations && !isMeasuring
    self.keepsGoing = keepsGoing
  }

  /// Runs a chapter, or takes what it gave when it ran with the same code, modules and compiler.
  ///
  /// 1. Find the run in the cache, or what a worker reported, or in a preview run the slice of an edit:
  ///    all of these end here.
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
    if answer?.found == nil, let failure = failure(ofWorkerFor: chapter, in: book, cache) {
      return (.failed(failure), .failure)
    }
    let program = ChapterProgram(
      chapter: chapter, book: book,
      syntax: ChapterSyntax(chapter, trees: trees, discardable: book.discardable),
      products: products, toolchain: toolchain)
    let mutations = MutationRunner(
      program: program, cache: cache, isAllowed: runsMutations && lost == nil, observer: observer)
    do {
      if let (run, warnings) = answer?.found {
        let differences = confirmed(run, of: program, cache)
        let run = try await mutations.adding(to: run)
        return (.succeeded(run, warnings: warnings + differences), verdict)
      }
      if runsSlices, let memory, let cache, program.syntax.diagnostics.isEmpty,
        program.plan().parts.count == 1
      {
        let slices = SliceRunner(
          program: program, memory: memory, parts: cache.parts(of: chapter, in: book),
          observer: observer)
        if let run = try await slices.run() {
          let known = try await mutations.remembered(in: run)
          return (.succeeded(known, warnings: []), verdict)
        }
      }
      let workspaces = Workspaces()
      defer { workspaces.removeAll() }
      do {
        let judged = try await judgedRun(of: program, in: workspaces, observer: observer)
        let run = Transcript(judged.recorded, of: chapter).run
        // A chapter with mistakes is neither remembered nor what slices are compared with.
        guard judged.errors.isEmpty else {
          return (.succeeded(run, warnings: judged.errors + judged.warnings), verdict)
        }
        cache?.store(judged.recorded, warnings: judged.warnings, of: chapter, in: book)
        let differences = confirmed(run, of: program, cache)
        let mutated = try await mutations.adding(to: run, programs: judged.programs)
        return (.succeeded(mutated, warnings: judged.warnings + differences), verdict)
      } catch let error as DiagnosedError {
        guard let full = workspaces.full else { throw error }
        throw error.onFullDisk(full, chapter)
      }
    } catch {
      let diagnostics = error.diagnostics(at: chapter.path)
      keep(diagnostics, of: chapter, in: book, cache)
      return (.failed(diagnostics), verdict)
    }
  }

  /// What a worker found wrong with the chapter, or that it left nothing; a build that shows mistakes in
  /// their place runs it itself.
  private func failure(
    ofWorkerFor chapter: Chapter, in book: Book, _ cache: RunCache?
  ) -> [Diagnostic]? {
    guard !isWorker, !keepsGoing else { return nil }
    return cache?.takeFailure(of: chapter, in: book)
      ?? lost.map { $0[chapter.slug] ?? [.hasGone(chapter)] }
  }

  /// Keeps what a worker has found wrong; one that is being stopped has found nothing.
  private func keep(
    _ failure: [Diagnostic], of chapter: Chapter, in book: Book, _ cache: RunCache?
  ) {
    guard isWorker, !Task.isCancelled else { return }
    cache?.store(failure: failure, foundOn: Machine.name, of: chapter, in: book)
  }

  /// What slices gave otherwise than a whole run.
  private func confirmed(
    _ run: ChapterRun, of program: ChapterProgram, _ cache: RunCache?
  ) -> [Diagnostic] {
    guard let memory, let cache else { return [] }
    let parts = cache.parts(of: program.chapter, in: program.book)
    return memory.confirm(run, of: program, parts: parts)
  }

  /// Runs the programs and judges what they gave.
  ///
  /// - Throws: ``DiagnosedError`` if something is wrong with the chapter and the run does not go on.
  private func judgedRun(
    of program: ChapterProgram, in workspaces: Workspaces, observer: any RunObserver
  ) async throws -> PlannedRun.Result {
    let run = PlannedRun(
      program: program, workspaces: workspaces, observer: observer, isMeasuring: isMeasuring,
      keepsGoing: keepsGoing)
    var result = try await run.run()
    let transcript = Transcript(result.recorded, of: program.chapter)
    result.warnings += ShapeCheck.warnings(
      about: transcript.run, of: program.chapter, program.syntax)
    try await ExpectedFailureRunner(program: program).judge(&result)
    let left = Set(result.failed.keys).union(result.plan.dependents.keys)
    result.errors += PrintedComments.diagnostics(
      about: transcript.run, of: program.chapter, leavingOut: left)
    result.errors += ValueComments.diagnostics(
      about: transcript.run, of: program.chapter, program.syntax, leavingOut: left)
    guard result.errors.isEmpty || keepsGoing else {
      throw DiagnosedError(result.errors + result.warnings)
    }
    result.showMistakes(of: program.chapter)
    return result
  }
}

extension Diagnostic {
  /// An entry can be removed between the end of its job and the build.
  fileprivate static func hasGone(_ chapter: Chapter) -> Diagnostic {
    Diagnostic(
      .chapterLost, at: SourceLocation(path: chapter.path, line: 1),
      "the cache no longer has the chapter's result", help: "build again")
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
