import BookModel

/// Runs a chapter's compiled program again, once for each defect that its claims name.
///
/// A trial may end in any way: what counts is which proofs it reached and what they found.
struct TrialRunner {
  var chapter: Chapter
  var book: Book
  var products: BuildProducts
  var observer: any RunObserver

  /// Runs the trials.
  ///
  /// - Parameters:
  ///   - defects: What is left out, each in a run of its own.
  ///   - program: The workspace with the compiled program; nothing compiles it first.
  /// - Returns: The trials in the order of the defects; none if the program does not compile.
  /// - Throws: an error if a process cannot be started, `CancellationError` if the build is stopped.
  func run(_ defects: [Defect], program: Workspace?) async throws -> [Trial] {
    guard !defects.isEmpty else { return [] }
    if let program { return try await run(defects, of: program) }
    let program = try Workspace()
    defer { program.remove() }
    let compiler = ChapterCompiler(products: products, workspace: program)
    let report = try await compiler.compile(
      ProgramAssembler.program(for: chapter, of: book), imports: book.imports)
    return report.succeeded ? try await run(defects, of: program) : []
  }

  private func run(_ defects: [Defect], of program: Workspace) async throws -> [Trial] {
    var trials: [Trial] = []
    for defect in defects {
      observer.trialStarts(defect)
      let workspace = try Workspace(running: program)
      defer { workspace.remove() }
      let process = ChapterProcess(
        chapter: chapter, workspace: workspace, limits: book.limits, launcher: book.launcher,
        observer: SilentObserver(), defect: defect)
      let transcript = ChapterTranscript(try await process.run(), of: chapter)
      trials.append(Trial(defect: defect.name, proofs: transcript.proofs))
    }
    return trials
  }
}
