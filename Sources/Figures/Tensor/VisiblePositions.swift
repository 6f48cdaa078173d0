/// The positions of a dimension that are shown when the middle is left out.
struct VisiblePositions {
  /// The shown positions in order; nil stands once for all that are left out.
  let positions: [Int?]

  /// Shows everything, or so many positions at each end if that leaves out at least three.
  init(count: Int, edgeCount: Int) {
    guard count > 2 * edgeCount + 2 else {
      positions = Array(0..<count)
      return
    }
    positions = Array(0..<edgeCount) + [nil] + Array(count - edgeCount..<count)
  }
}
