/// One flag for each text, head, query and key; an axis of one element serves all.
struct MaskGrid: Equatable, Sendable {
  /// `[batch, heads, queries, keys]`.
  let shape: [Int]
  /// 1 where the query may look at the key, 0 where not, in row-major order.
  let flags: [UInt8]

  /// How many flags lie between two neighbours of each axis; 0 for an axis that is repeated.
  var strides: [Int] {
    (0..<4).map { axis in
      shape[axis] == 1 ? 0 : shape[(axis + 1)...].reduce(1, *)
    }
  }

  /// What both grids allow.
  func intersection(_ other: MaskGrid) -> MaskGrid {
    precondition(
      zip(shape, other.shape).allSatisfy { $0 == $1 || $0 == 1 || $1 == 1 },
      "masks of \(shape) and \(other.shape) cannot be broadcast together")
    let both = zip(shape, other.shape).map { $0 == 1 ? $1 : $0 }
    let (mine, theirs) = (strides, other.strides)
    var result: [UInt8] = []
    result.reserveCapacity(both.reduce(1, *))
    for batch in 0..<both[0] {
      for head in 0..<both[1] {
        for query in 0..<both[2] {
          let start = batch * mine[0] + head * mine[1] + query * mine[2]
          let otherStart = batch * theirs[0] + head * theirs[1] + query * theirs[2]
          for key in 0..<both[3] {
            result.append(
              flags[start + key * mine[3]] & other.flags[otherStart + key * theirs[3]])
          }
        }
      }
    }
    return MaskGrid(shape: both, flags: result)
  }

  /// The flags of some of the texts, in a new order.
  func selecting(_ rows: [Int]) -> MaskGrid {
    guard shape[0] > 1 else { return self }
    let size = flags.count / shape[0]
    return MaskGrid(
      shape: [rows.count] + shape[1...],
      flags: rows.flatMap { flags[$0 * size..<($0 + 1) * size] })
  }
}
