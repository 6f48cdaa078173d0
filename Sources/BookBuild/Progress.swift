import BookModel
import CellRunner
import Foundation
import Synchronization

/// Hears what a build is doing.
public protocol ProgressListener: Sendable {
  /// A chapter is being compiled and run.
  func chapterStarts(_ slug: String)
  /// A chapter has ended.
  func chapterEnds(_ slug: String, cells: Int, _ outcome: TimedOutcome)
}

/// Hears nothing, for tests.
public struct SilentProgress: ProgressListener {
  /// Creates it.
  public init() {}
  /// Does nothing.
  public func chapterStarts(_ slug: String) {}
  /// Does nothing.
  public func chapterEnds(_ slug: String, cells: Int, _ outcome: TimedOutcome) {}
}

/// Tells on standard error what a build is doing: a line for each chapter that ended and, on a
/// terminal, a live line with those that run.
public final class TerminalProgress: ProgressListener {
  private let running = Mutex<[String]>([])
  private let isTerminal = isatty(STDERR_FILENO) == 1

  /// Creates it.
  public init() {}

  /// Adds the chapter to the live line.
  public func chapterStarts(_ slug: String) {
    running.withLock { running in
      running.append(slug)
      show(running)
    }
  }

  /// Writes the chapter's line.
  public func chapterEnds(_ slug: String, cells: Int, _ outcome: TimedOutcome) {
    let seconds =
      Double(outcome.duration.components.seconds)
      + Double(outcome.duration.components.attoseconds) * 1e-18
    let time = String(format: "%.2f s", seconds)
    let what =
      switch outcome.outcome {
      case .succeeded: "\(cells) cells, \(time)"
      case .failed: "failed after \(time)"
      }
    running.withLock { running in
      running.removeAll { $0 == slug }
      write(eraser + "\(slug): \(what)\n")
      show(running)
    }
  }

  private var eraser: String { isTerminal ? "\r\u{1B}[K" : "" }

  private func show(_ running: [String]) {
    guard isTerminal else { return }
    write(eraser + (running.isEmpty ? "" : "running " + running.joined(separator: ", ")))
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
