import BookDocument
import CellRecords
import Foundation
import RunStore

/// Runs a chapter's compiled program again, once for each mutation that its claims name.
///
/// Such a run may end in any way: what counts is which proofs it reached and what they found. So the cache
/// keeps it by what the proofs rest on, and an edit of other code runs none. With a cache a run draws
/// nothing and ends after the last cell with proofs; without one it is a whole run.
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
    guard run.mutationRuns.count < mutations.count else { return run }
    let basis = cache == nil ? nil : ProofBasis(of: program, proofs: run.proofs)
    if let basis, let cache {
      let kept = cache.mutationRuns(
        with: mutations.filter { !run.has($0) }, of: chapter, in: book, restingOn: basis.hash)
      run.mutationRuns += kept.map { $0.placed(in: basis.cells) }
    }
    let missing = mutations.filter { !run.has($0) }
    if isAllowed, !missing.isEmpty {
      let new = try await mutationRuns(
        with: missing, programs, lastCell: basis?.cells.last)
      run.mutationRuns += new
      if let basis {
        cache?.store(
          new.map { $0.numbered(among: basis.cells) }, of: chapter, in: book,
          restingOn: basis.hash)
      }
    }
    // In the next build they are found without a look at the code.
    cache?.store(run.mutationRuns, of: chapter, in: book)
    run.mutationRuns = mutations.compactMap { mutation in
      run.mutationRuns.first { $0.mutation == mutation.name }
    }
    return run
  }

  /// Adds to a chapter's run those with mutations that the cache has.
  ///
  /// - Throws: nothing that ``adding(to:programs:)`` does not throw.
  func remembered(in run: ChapterRun) async throws -> ChapterRun {
    var runner = self
    runner.isAllowed = false
    return try await runner.adding(to: run)
  }

  private func mutationRuns(
    with mutations: [Mutation], _ programs: [PlannedRun.Compiled]?, lastCell: Int?
  ) async throws -> [MutationRun] {
    if let programs {
      return try await mutationRuns(with: mutations, of: programs, lastCell: lastCell)
    }
    let workspaces = Workspaces()
    defer { workspaces.removeAll() }
    var compiled: [PlannedRun.Compiled] = []
    for part in program.plan().parts {
      let workspace = try workspaces.make()
      try await program.compile(program.text(of: part), in: workspace)
        .requireSuccess(of: program)
      compiled.append(PlannedRun.Compiled(part: part, workspace: workspace))
    }
    return try await mutationRuns(with: mutations, of: compiled, lastCell: lastCell)
  }

  /// As many at once as there are cores: a chapter that is edited is often the only one.
  private func mutationRuns(
    with mutations: [Mutation], of programs: [PlannedRun.Compiled], lastCell: Int?
  ) async throws -> [MutationRun] {
    try await mutations.concurrentMap(limit: ProcessInfo.processInfo.activeProcessorCount) {
      try await mutationRun(with: $0, of: programs, lastCell: lastCell)
    }
  }

  private func mutationRun(
    with mutation: Mutation, of programs: [PlannedRun.Compiled], lastCell: Int?
  ) async throws -> MutationRun {
    observer.mutationStarts(mutation)
    var proofs: [ProofRecord] = []
    for compiled in programs {
      let workspace = try Workspace(running: compiled.workspace)
      defer { workspace.remove() }
      let process = try await program.run(
        in: workspace, mutation: mutation, lastProofCell: programs.count == 1 ? lastCell : nil)
      proofs += process.transcript.run.proofs
        .filter { programs.count == 1 || compiled.part.cells.contains($0.place.cell) }
    }
    return MutationRun(mutation: mutation.name, proofs: proofs)
  }
}

extension ChapterRun {
  fileprivate func has(_ mutation: Mutation) -> Bool {
    mutationRuns.contains { $0.mutation == mutation.name }
  }
}
