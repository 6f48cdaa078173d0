import CellRunner
import Foundation
import RunStore

/// What became of a chapter, and what that took.
package struct TimedOutcome: Sendable {
  /// What became of it.
  package var outcome: ChapterRunner.Outcome
  /// How many cells it has.
  package var cells: Int
  /// Compiling and running together.
  package var duration: Duration
  /// The most memory that the chapter's process was seen to hold.
  ///
  /// - Units: bytes.
  package var peakMemory: Int
  /// What the cache had for it.
  package var cacheOutcome: CacheOutcome
}

extension TimedOutcome {
  /// The outcome in a few words: `29 cells, 1.24 s, 31 MB`.
  package var summary: String {
    let time = String(format: "%.2f s", duration / .seconds(1))
    let memory = peakMemory > 0 ? ", \(peakMemory >> 20) MB" : ""
    return switch outcome {
    case .succeeded: "\(cells) \(cells == 1 ? "cell" : "cells"), \(time)\(memory)"
    case .failed: "failed after \(time)\(memory)"
    }
  }
}
