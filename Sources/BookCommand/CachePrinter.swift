import BookBuild
import Foundation

/// Says on standard error for each chapter what the cache had.
enum CachePrinter {
  static func print(_ report: BuildReport) {
    for (slug, verdict) in report.cacheOutcomes {
      FileHandle.standardError.write(Data("\(slug): cache \(verdict)\n".utf8))
    }
  }
}
