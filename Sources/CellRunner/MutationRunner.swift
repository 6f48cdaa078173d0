import BookDocument
import CellRecords
import Foundation
import RunStore

/// Runs a chapter's compiled program again, once for each mutation that its claims name.
///
/// A mutationRun may end in any way: what counts is which proofs it reached and what they found.
struct MutationRunner {
  var chapter: Chapter
  var book: Book
  var products: BuildProducts
  /// Where earlier mutationRuns are remembered.
  var cache: RunCache?
  /// Whether mutationRuns may run that are not remembered.
  var isAllowed: Bool
  var observer: any RunObserver

  /// Adds to a chapter's run those of its mutationRuns that the cache has, and those that it lacks.
  ///
  /// - Parameters:
  ///   - run: What the chapter gave.
  ///   - program: The workspace with the compiled program; nothing compiles it if it is needed.
  /// - Returns: The run with its mutationRuns in the order of the mutations.
  /// - Throws: an error if a process cannot be started, `CancellationError` if the build is stopped.
  func adding(to run: ChapterRun, program: Workspace? = nil) async throws -> ChapterRun {
    let mutations = book.claims?.mutations(ofClaims: Set(run.proofs.map(\.claim))) ?? []
    var run = run
    run.mutationRuns = cache?.mutationRuns(with: mutations, of: chapter, in: book) ?? []
    let known = Set(run.mutationRuns.map(\.mutation))
    let missing = mutations.filter { !known.contains($0.name) }
    guard isAllowed, !missing.isEmpty else { return run }
    let new = try await mutationRuns(with: missing, of: program)
    cache?.store(new, of: chapter, in: book)
    let all = run.mutationRuns + new
    run.mutationRuns = mutations.compactMap { mutation in all.first { $0.mutation == mutation.name }
    }
    return run
  }

  private func mutationRuns(with mutations: [Mutation], of program: Workspace?) async throws
    -> [MutationRun]
  {
    if let program { return try await mutationRuns(with: mutations, of: program) }
    let program = try Workspace()
    defer { program.remove() }
    let compiler = ChapterCompiler(products: products, workspace: program)
    let text = ProgramAssembler.program(for: chapter, of: book, ChapterSyntax(chapter))
    let report = try await compiler.compile(text, imports: book.imports)
    return report.succeeded ? try await mutationRuns(with: mutations, of: program) : []
  }

  /// As many mutationRuns at once as there are cores: a chapter that is edited is often the only one.
  private func mutationRuns(with mutations: [Mutation], of program: Workspace) async throws
    -> [MutationRun]
  {
    try await withThrowingTaskGroup(of: MutationRun.self) { group in
      var waiting = mutations[...]
      var mutationRuns: [MutationRun] = []
      func startNext() {
        guard let mutation = waiting.popFirst() else { return }
        group.addTask { try await mutationRun(with: mutation, of: program) }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { startNext() }
      for try await mutationRun in group {
        mutationRuns.append(mutationRun)
        startNext()
      }
      return mutationRuns
    }
  }

  private func mutationRun(with mutation: Mutation, of program: Workspace) async throws
    -> MutationRun
  {
    observer.mutationStarts(mutation)
    let workspace = try Workspace(running: program)
    defer { workspace.remove() }
    let process = ChapterProcess(
      chapter: chapter, workspace: workspace, limits: book.limits, launcher: book.launcher,
      data: DataFolder(of: book),
      observer: SilentObserver(), mutation: mutation)
    let transcript = ChapterTranscript(try await process.run(), of: chapter)
    return MutationRun(mutation: mutation.name, proofs: transcript.proofs)
  }
}
