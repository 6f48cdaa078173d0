/// Sorts by merging runs that are sorted already: pairs first, then runs of four, and so on.
///
/// A step is one pass over the whole list.
///
/// - Complexity: O(*n* log *n*) comparisons.
public func mergeSort(_ list: [Int]) -> SortTrace {
  var trace = SortTrace(list)
  var list = list
  var width = 1
  while width < list.count {
    var merged: [Int] = []
    for start in stride(from: 0, to: list.count, by: 2 * width) {
      let middle = min(start + width, list.count)
      let end = min(start + 2 * width, list.count)
      merged += merge(list[start..<middle], list[middle..<end], &trace)
    }
    list = merged
    trace.step(to: list, writing: list.count)
    width *= 2
  }
  return trace
}

private func merge(
  _ left: ArraySlice<Int>, _ right: ArraySlice<Int>, _ trace: inout SortTrace
) -> [Int] {
  var left = left
  var right = right
  var merged: [Int] = []
  while let first = left.first, let second = right.first {
    if trace.isOutOfOrder(first, second) {
      merged.append(second)
      right.removeFirst()
    } else {
      merged.append(first)
      left.removeFirst()
    }
  }
  return merged + left + right
}
