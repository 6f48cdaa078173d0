/// Everything that a sort did: the list after each step, and how much was compared and written.
public struct SortTrace: Sendable, Hashable {
  /// The list before the first step and after each.
  public private(set) var states: [[Int]]
  /// How many pairs were compared.
  public private(set) var comparisons = 0
  /// How many elements were written.
  public private(set) var writes = 0

  init(_ list: [Int]) {
    states = [list]
  }

  /// The list as it came out.
  public var sorted: [Int] { states[states.count - 1] }

  /// How many steps it took.
  public var stepCount: Int { states.count - 1 }

  mutating func isOutOfOrder(_ left: Int, _ right: Int) -> Bool {
    comparisons += 1
    return left > right
  }

  mutating func step(to list: [Int], writing count: Int) {
    writes += count
    states.append(list)
  }
}
