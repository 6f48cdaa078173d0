import DisplayWidth
import Foundation

/// What each chapter took, as a table for the end of a build.
public struct ClosingTable {
  private let rows: [[String]]

  /// Collects the rows of a report.
  public init(_ report: BuildReport) {
    rows = report.outcomes.map { chapter, outcome in
      [
        chapter.slug, String(outcome.cells),
        String(format: "%.2f s", outcome.duration / .seconds(1)),
        outcome.cacheWord, outcome.peakMemory > 0 ? "\(outcome.peakMemory >> 20) MB" : "-",
      ]
    }
  }

  /// The table without its last line end; empty when nothing ran.
  public var text: String {
    guard !rows.isEmpty else { return "" }
    let all = [["chapter", "cells", "time", "cache", "memory"]] + rows
    let widths = all[0].indices.map { column in
      all.map { displayWidth(of: $0[column]) }.max() ?? 0
    }
    return all.map { row in
      row.indices.map { column in
        let alignment: TextAlignment = column == 0 ? .leading : .trailing
        return row[column].padded(toDisplayWidth: widths[column], alignment: alignment)
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

extension TimedOutcome {
  /// What the cache had, in a word.
  fileprivate var cacheWord: String {
    switch cacheVerdict {
    case .hit: "hit"
    case .off: "off"
    case .nothingToRun: "-"
    case .miss: "miss"
    }
  }
}
