import BookDocument
import RunStore

/// Runs of an edited chapter what the edit touches.
struct SliceRunner {
  var program: ChapterProgram
  var memory: SliceMemory
  /// What decides about the run besides the chapter's code.
  var parts: [KeyPart]
  var observer: any RunObserver

  /// What the chapter gives as far as its slices say; nil if it must run whole.
  ///
  /// It must when there is no run before the edit, when most of it is touched, or when anything goes
  /// wrong: then the whole run says what.
  ///
  /// - Throws: an error if a process cannot be started, `CancellationError` if the build is stopped.
  func run() async throws -> ChapterRun? {
    let chapter = program.chapter
    guard let earlier = memory.lastRun(of: chapter.slug, parts: parts),
      let plan = SlicePlan(of: program, since: earlier.hashes), isWorthIt(plan.slice)
    else { return nil }
    let workspace = try Workspace()
    defer { workspace.remove() }
    let report = try await program.compile(program.text(of: plan.slice), in: workspace)
    guard report.succeeded else { return nil }
    let process = try await program.run(in: workspace, observer: observer)
    guard process.error == nil, let run = plan.merged(process.transcript.run, into: earlier.run)
    else { return nil }
    memory.note(run, of: chapter)
    return run
  }

  /// Whether the slice is much shorter than the program.
  private func isWorthIt(_ slice: ProgramSlice) -> Bool {
    let chapter = program.chapter
    let whole = chapter.cells.filter(\.isInProgram).reduce(0) { $0 + $1.lineCount }
    let own = slice.cells.reduce(0) { $0 + chapter.cells[$1].lineCount }
    let others = slice.statements.values.joined().reduce(0) { lines, statement in
      lines + statement.text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    }
    return (own + others) * 4 < whole * 3
  }
}
