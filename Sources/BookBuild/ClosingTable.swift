import BookLanguage
import Foundation

/// What each chapter took, as a table for the end of a build.
package struct ClosingTable {
  private let rows: [[String]]

  /// Collects the rows of a report.
  package init(_ report: BuildReport) {
    rows = report.outcomes.map { chapter, outcome in
      [
        chapter.slug, String(outcome.cells),
        String(format: "%.2f s", outcome.duration / .seconds(1)),
        outcome.cacheWord, outcome.peakMemory > 0 ? "\(outcome.peakMemory >> 20) MB" : "-",
      ]
    }
  }

  /// The table without its last line end; empty when nothing ran.
  package var text: String {
    guard !rows.isEmpty else { return "" }
    return TextTable(
      header: ["chapter", "cells", "time", "cache", "memory"],
      alignments: [.leading] + Array(repeating: .trailing, count: 4),
      isRuled: false, rows: rows
    ).text
  }
}

extension TimedOutcome {
  /// What the cache had, in a word.
  fileprivate var cacheWord: String {
    switch cacheOutcome {
    case .hit: "hit"
    case .off: "off"
    case .nothingToRun: "-"
    case .miss: "miss"
    case .failure: "failure"
    }
  }
}
