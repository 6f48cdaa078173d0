import BookDocument
import CellRecords
import Foundation
import RunStore

/// Runs a chapter's compiled program again, once for each mutation that its claims name.
///
/// Such a run may end in any way: what counts is which proofs it reached and what they found.
struct MutationRunner {
  var program: ChapterProgram
  /// Where earlier runs are remembered.
  var cache: RunCache?
  /// Whether mutations may run that are not remembered.
  var isAllowed: Bool
  var observer: any RunObserver

  /// Adds to a chapter's run those with mutations: what the cache has, and what it lacks.
  ///
  /// - Parameters:
  ///   - run: What the chapter gave.
  ///   - programs: The compiled programs; nil compiles them if they are needed.
  /// - Returns: The run with its mutation runs in the order of the mutations.
  /// - Throws: ``DiagnosedError`` if the program does not compile, an error if a process cannot be
  ///   started, `CancellationError` if the build is stopped.
  func adding(
    to run: ChapterRun, programs: [PlannedRun.Compiled]? = nil
  ) async throws -> ChapterRun {
    let (chapter, book) = (program.chapter, program.book)
    let mutations = book.claims?.mutations(ofClaims: Set(run.proofs.flatMap(\.claims))) ?? []
    var run = run
    run.mutationRuns = cache?.mutationRuns(with: mutations, of: chapter, in: book) ?? []
    let known = Set(run.mutationRuns.map(\.mutation))
    let missing = mutations.filter { !known.contains($0.name) }
    guard isAllowed, !missing.isEmpty else { return run }
    let new = try await mutationRuns(with: missing, programs)
    cache?.store(new, of: chapter, in: book)
    let all = run.mutationRuns + new
    run.mutationRuns = mutations.compactMap { mutation in
      all.first { $0.mutation == mutation.name }
    }
    return run
  }

  private func mutationRuns(
    with mutations: [Mutation], _ programs: [PlannedRun.Compiled]?
  ) async throws -> [MutationRun] {
    if let programs { return try await mutationRuns(with: mutations, of: programs) }
    let workspaces = Workspaces()
    defer { workspaces.removeAll() }
    var compiled: [PlannedRun.Compiled] = []
    for part in program.plan().parts {
      let workspace = try workspaces.make()
      try await program.compile(program.text(of: part), in: workspace)
        .requireSuccess(of: program)
      compiled.append(PlannedRun.Compiled(part: part, workspace: workspace))
    }
    return try await mutationRuns(with: mutations, of: compiled)
  }

  /// As many at once as there are cores: a chapter that is edited is often the only one.
  private func mutationRuns(
    with mutations: [Mutation], of programs: [PlannedRun.Compiled]
  ) async throws -> [MutationRun] {
    try await mutations.concurrentMap(limit: ProcessInfo.processInfo.activeProcessorCount) {
      try await mutationRun(with: $0, of: programs)
    }
  }

  private func mutationRun(
    with mutation: Mutation, of programs: [PlannedRun.Compiled]
  ) async throws -> MutationRun {
    observer.mutationStarts(mutation)
    var proofs: [ProofRecord] = []
    for compiled in programs {
      let workspace = try Workspace(running: compiled.workspace)
      defer { workspace.remove() }
      let process = try await program.run(in: workspace, mutation: mutation)
      proofs += process.transcript.run.proofs
        .filter { programs.count == 1 || compiled.part.cells.contains($0.place.cell) }
    }
    return MutationRun(mutation: mutation.name, proofs: proofs)
  }
}
