import BookRenderers

/// How the numbers of a figure differ from those recorded.
struct NumberDrift {
  /// What is still called the last digits, as a part of the largest magnitude among the numbers.
  static let tolerance: Float = 1e-5

  /// The difference in words; nothing if there is none.
  let description: String?

  init(from old: NumberRecord, to new: NumberRecord) {
    guard old != new else {
      description = nil
      return
    }
    guard old.shape == new.shape else {
      description = "the shape changed: \(old.shape) -> \(new.shape)"
      return
    }
    guard let before = old.values, let after = new.values else {
      description = "the recorded numbers cannot be read"
      return
    }
    description = Self.description(from: before, to: after, shape: new.shape)
  }

  private static func description(
    from before: [Float], to after: [Float], shape: [Int]
  ) -> String? {
    let pairs = zip(before, after)
    let changed = pairs.enumerated().filter { !isSame($1.0, $1.1) }.map(\.offset)
    guard !changed.isEmpty else { return nil }
    let differences = changed.map { difference(before[$0], after[$0]) }
    let largest = differences.indices.max { differences[$0] < differences[$1] } ?? 0
    let place = changed[largest]
    let magnitude = (before + after).map(\.magnitude).filter(\.isFinite).max() ?? 0
    let isSmall = differences[largest] <= tolerance * magnitude
    let count = "\(changed.count) of \(after.count) entries changed"
    let extent = isSmall ? "in the last digits only" : "beyond the last digits"
    let most = "most at \(index(place, in: shape)): \(before[place]) -> \(after[place])"

    let peaks = (indexOfLargest(before), indexOfLargest(after))
    if let old = peaks.0, let new = peaks.1, old != new {
      return "the largest entry moved: \(index(old, in: shape)) = \(before[old]) -> "
        + "\(index(new, in: shape)) = \(after[new]); \(count) \(extent)"
    }
    return "\(count) \(extent), \(most)"
  }

  private static func isSame(_ old: Float, _ new: Float) -> Bool {
    old.bitPattern == new.bitPattern || (old.isNaN && new.isNaN)
  }

  private static func difference(_ old: Float, _ new: Float) -> Float {
    let difference = (new - old).magnitude
    return difference.isNaN ? .infinity : difference
  }

  private static func indexOfLargest(_ values: [Float]) -> Int? {
    values.indices.filter { !values[$0].isNaN }.max { values[$0] < values[$1] }
  }

  /// The place in each axis of a place in row-major order.
  private static func index(_ offset: Int, in shape: [Int]) -> [Int] {
    var rest = offset
    var index: [Int] = []
    for length in shape.reversed() {
      index.append(rest % max(length, 1))
      rest /= max(length, 1)
    }
    return index.reversed()
  }
}
