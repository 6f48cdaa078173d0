/// What the cache had for a chapter.
public enum CacheOutcome: Sendable, Hashable {
  /// The result of an earlier run, which this one would repeat.
  case hit
  /// Nothing, and why.
  case miss([String])
  /// The chapter has nothing to run.
  case nothingToRun
  /// The cache was not asked.
  case off
}

extension CacheOutcome: CustomStringConvertible {
  /// The verdict in words, `miss: cell 'fig-a' changed`.
  public var description: String {
    switch self {
    case .hit: "hit"
    case .miss(let reasons): "miss: " + Self.shortened(reasons).joined(separator: ", ")
    case .nothingToRun: "nothing to run"
    case .off: "not asked"
    }
  }

  private static func shortened(_ reasons: [String]) -> [String] {
    let limit = 5
    guard reasons.count > limit else { return reasons }
    return reasons.prefix(limit) + ["and \(reasons.count - limit) more"]
  }
}
