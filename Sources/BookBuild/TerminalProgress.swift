import BookDocument
import CellRecords
import CellRunner
import Foundation
import Synchronization

/// Tells on standard error what a build is doing: a line for each chapter that ended and, on a
/// terminal, a live line for each that runs, with its cell and its seconds.
package final class TerminalProgress: ProgressListener {
  private struct Worker {
    var chapter: Chapter
    var step: String
    var start: ContinuousClock.Instant
  }

  private struct State {
    var workers: [Worker] = []
    var jobs: [SlurmJob] = []
    /// When a step was written last that nobody sees live.
    var lastTrace: ContinuousClock.Instant?
    /// How many live lines are on the terminal now.
    var shownLines = 0
  }

  private let state = Mutex(State())
  private let isTerminal: Bool
  /// Whether the ends of chapters are left out.
  private let isQuiet: Bool
  /// Whether steps are written too, one a second at most, where there are no live lines.
  private let isTracing: Bool

  /// Creates it.
  package init(
    isTerminal: Bool = isatty(STDERR_FILENO) == 1, isQuiet: Bool = false, isTracing: Bool = false
  ) {
    self.isQuiet = isQuiet
    self.isTracing = isTracing
    self.isTerminal = isTerminal
  }

  /// Adds a live line.
  package func chapterStarts(_ chapter: Chapter) {
    state.withLock { state in
      state.workers.append(Worker(chapter: chapter, step: "compiling", start: .now))
      redraw(&state)
    }
  }

  /// Names the cell in the chapter's live line.
  package func cellStarts(_ index: Int, of chapter: Chapter) {
    show(
      "cell '\(chapter.cells[index].name)' (\(index + 1) of \(chapter.cells.count))", of: chapter)
  }

  /// Names the mutation in the chapter's live line.
  package func mutationStarts(_ mutation: Mutation, of chapter: Chapter) {
    show("mutation '\(mutation.name)'", of: chapter)
  }

  private func show(_ step: String, of chapter: Chapter) {
    state.withLock { state in
      let place = state.workers.firstIndex { $0.chapter.slug == chapter.slug }
      guard let place else { return }
      state.workers[place].step = step
      trace("\(chapter.slug): \(step)", &state)
      redraw(&state)
    }
  }

  private func trace(_ step: String, _ state: inout State) {
    let now = ContinuousClock.now
    guard isTracing, !isTerminal, state.lastTrace.map({ now - $0 >= .seconds(1) }) ?? true else {
      return
    }
    state.lastTrace = now
    write(TerminalText.cleaned(step) + "\n")
  }

  /// Writes which jobs have ended, and shows the others live.
  package func jobsChange(_ jobs: [SlurmJob]) {
    state.withLock { state in
      erase(&state)
      for line in JobLines.changes(from: state.jobs, to: jobs, withStarts: !isTerminal) {
        write(TerminalText.cleaned(line) + "\n")
      }
      state.jobs = jobs
      redraw(&state)
    }
  }

  /// Writes the chapter's line and takes its live line away.
  package func chapterEnds(_ chapter: Chapter, _ outcome: TimedOutcome) {
    state.withLock { state in
      state.workers.removeAll { $0.chapter.slug == chapter.slug }
      erase(&state)
      if !isQuiet { write("\(TerminalText.cleaned(chapter.slug)): \(outcome.summary)\n") }
      redraw(&state)
    }
  }

  /// What every worker is doing, for a build that is being stopped.
  package var workers: [String] {
    state.withLock { state in
      state.workers.map { "\($0.chapter.slug): \($0.step), \(seconds(since: $0.start)) s" }
    }
  }

  /// Draws the live lines again, so that their seconds move on.
  package func tick() {
    guard isTerminal else { return }
    state.withLock { redraw(&$0) }
  }

  private func redraw(_ state: inout State) {
    guard isTerminal else { return }
    erase(&state)
    let lines =
      state.workers.map {
        "\($0.chapter.slug): \($0.step), \(seconds(since: $0.start)) s"
      } + JobLines.live(state.jobs)
    for line in lines { write("  \(TerminalText.cleaned(line))\n") }
    state.shownLines = lines.count
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
