import BookModel
import Foundation

/// Runs a chapter's compiled program again, once for each defect that its claims name.
///
/// A trial may end in any way: what counts is which proofs it reached and what they found.
struct TrialRunner {
  var chapter: Chapter
  var book: Book
  var products: BuildProducts
  /// Where earlier trials are remembered.
  var cache: RunCache?
  /// Whether trials may run that are not remembered.
  var isAllowed: Bool
  var observer: any RunObserver

  /// Adds to a chapter's run those of its trials that the cache has, and those that it lacks.
  ///
  /// - Parameters:
  ///   - run: What the chapter gave.
  ///   - program: The workspace with the compiled program; nothing compiles it if it is needed.
  /// - Returns: The run with its trials in the order of the defects.
  /// - Throws: an error if a process cannot be started, `CancellationError` if the build is stopped.
  func adding(to run: ChapterRun, program: Workspace? = nil) async throws -> ChapterRun {
    let defects = book.claims?.defects(ofClaims: Set(run.proofs.map(\.claim))) ?? []
    var run = run
    run.trials = cache?.trials(with: defects, of: chapter, in: book) ?? []
    let known = Set(run.trials.map(\.defect))
    let missing = defects.filter { !known.contains($0.name) }
    guard isAllowed, !missing.isEmpty else { return run }
    let new = try await trials(with: missing, of: program)
    cache?.store(new, of: chapter, in: book)
    let all = run.trials + new
    run.trials = defects.compactMap { defect in all.first { $0.defect == defect.name } }
    return run
  }

  private func trials(with defects: [Defect], of program: Workspace?) async throws -> [Trial] {
    if let program { return try await trials(with: defects, of: program) }
    let program = try Workspace()
    defer { program.remove() }
    let compiler = ChapterCompiler(products: products, workspace: program)
    let text = ProgramAssembler.program(for: chapter, of: book, ChapterSyntax(chapter))
    let report = try await compiler.compile(text, imports: book.imports)
    return report.succeeded ? try await trials(with: defects, of: program) : []
  }

  /// As many trials at once as there are cores: a chapter that is edited is often the only one.
  private func trials(with defects: [Defect], of program: Workspace) async throws -> [Trial] {
    try await withThrowingTaskGroup(of: Trial.self) { group in
      var waiting = defects[...]
      var trials: [Trial] = []
      func startNext() {
        guard let defect = waiting.popFirst() else { return }
        group.addTask { try await trial(with: defect, of: program) }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { startNext() }
      for try await trial in group {
        trials.append(trial)
        startNext()
      }
      return trials
    }
  }

  private func trial(with defect: Defect, of program: Workspace) async throws -> Trial {
    observer.trialStarts(defect)
    let workspace = try Workspace(running: program)
    defer { workspace.remove() }
    let process = ChapterProcess(
      chapter: chapter, workspace: workspace, limits: book.limits, launcher: book.launcher,
      data: DataFolder(of: book),
      observer: SilentObserver(), defect: defect)
    let transcript = ChapterTranscript(try await process.run(), of: chapter)
    return Trial(defect: defect.name, proofs: transcript.proofs)
  }
}
