/// Sorts by taking one element after the other to its place among those before it.
///
/// A step is one element brought home.
///
/// - Complexity: O(*n*²) comparisons, and O(*n*) for a list that is sorted already.
public func insertionSort(_ list: [Int]) -> SortTrace {
  var trace = SortTrace(list)
  var list = list
  for end in list.indices.dropFirst() {
    let element = list[end]
    var place = end
    while place > 0, trace.isOutOfOrder(list[place - 1], element) {
      list[place] = list[place - 1]
      place -= 1
    }
    list[place] = element
    trace.step(to: list, writing: place == end ? 0 : end - place + 1)
  }
  return trace
}
