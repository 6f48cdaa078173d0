import BookDocument
import CellRecords
import CellRunner
import Foundation
import Synchronization

/// Tells on standard error what a build is doing: a line for each chapter that ended and, on a
/// terminal, a live line for each that runs, with its cell and its seconds.
public final class TerminalProgress: ProgressListener {
  private struct Worker {
    var chapter: Chapter
    var step: String
    var start: ContinuousClock.Instant
  }

  private struct State {
    var workers: [Worker] = []
    /// How many live lines stand on the terminal now.
    var shownLines = 0
  }

  private let state = Mutex(State())
  private let isTerminal: Bool
  /// Whether the ends of chapters are left out.
  private let isQuiet: Bool

  /// Creates it.
  public init(isTerminal: Bool = isatty(STDERR_FILENO) == 1, isQuiet: Bool = false) {
    self.isQuiet = isQuiet
    self.isTerminal = isTerminal
  }

  /// Adds a live line.
  public func chapterStarts(_ chapter: Chapter) {
    state.withLock { state in
      state.workers.append(Worker(chapter: chapter, step: "compiling", start: .now))
      redraw(&state)
    }
  }

  /// Names the cell in the chapter's live line.
  public func cellStarts(_ index: Int, of chapter: Chapter) {
    show(
      "cell '\(chapter.cells[index].name)' (\(index + 1) of \(chapter.cells.count))", of: chapter)
  }

  /// Names the mutation in the chapter's live line.
  public func mutationStarts(_ mutation: Mutation, of chapter: Chapter) {
    show("mutation '\(mutation.name)'", of: chapter)
  }

  private func show(_ step: String, of chapter: Chapter) {
    state.withLock { state in
      let place = state.workers.firstIndex { $0.chapter.slug == chapter.slug }
      guard let place else { return }
      state.workers[place].step = step
      redraw(&state)
    }
  }

  /// Writes the chapter's line and takes its live line away.
  public func chapterEnds(_ chapter: Chapter, _ outcome: TimedOutcome) {
    state.withLock { state in
      state.workers.removeAll { $0.chapter.slug == chapter.slug }
      erase(&state)
      if !isQuiet { write("\(TerminalText.cleaned(chapter.slug)): \(outcome.summary)\n") }
      redraw(&state)
    }
  }

  /// What every worker is doing, for a build that is being stopped.
  public var workers: [String] {
    state.withLock { state in
      state.workers.map { "\($0.chapter.slug): \($0.step), \(seconds(since: $0.start)) s" }
    }
  }

  /// Draws the live lines again, so that their seconds move on.
  public func tick() {
    guard isTerminal else { return }
    state.withLock { redraw(&$0) }
  }

  private func redraw(_ state: inout State) {
    guard isTerminal else { return }
    erase(&state)
    for worker in state.workers {
      let line = "  \(worker.chapter.slug): \(worker.step), \(seconds(since: worker.start)) s"
      write(TerminalText.cleaned(line) + "\n")
    }
    state.shownLines = state.workers.count
  }

  private func erase(_ state: inout State) {
    guard state.shownLines > 0 else { return }
    write("\u{1B}[\(state.shownLines)A\u{1B}[J")
    state.shownLines = 0
  }

  private func seconds(since start: ContinuousClock.Instant) -> String {
    String(format: "%.1f", (ContinuousClock.now - start) / .seconds(1))
  }

  private func write(_ text: String) { TerminalText.report(text) }
}
