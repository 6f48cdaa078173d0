/// The extents of a tensor's axes, stored inline so that making one allocates nothing.
struct Shape: Equatable {
  static let maximumRank = 8
  /// 4 TB of floats: beyond that the size in bytes could overflow.
  static let maximumCount = 1 << 40

  private(set) var rank: Int
  private var extents: SIMD8<Int32>

  init() {
    rank = 0
    extents = SIMD8(repeating: 1)
  }

  init(_ dimensions: [Int]) {
    precondition(
      dimensions.count <= Shape.maximumRank,
      "a tensor has at most \(Shape.maximumRank) axes, not \(dimensions.count)")
    self.init()
    for dimension in dimensions { append(dimension) }
  }

  init(_ first: Int) {
    self.init()
    append(first)
  }

  init(_ first: Int, _ second: Int) {
    self.init()
    append(first)
    append(second)
  }

  init(_ first: Int, _ second: Int, _ third: Int) {
    self.init(first, second)
    append(third)
  }

  init(_ first: Int, _ second: Int, _ third: Int, _ fourth: Int) {
    self.init(first, second, third)
    append(fourth)
  }

  subscript(axis: Int) -> Int {
    get { Int(extents[axis]) }
    set { extents[axis] = Int32(newValue) }
  }

  mutating func append(_ dimension: Int) {
    precondition(
      dimension >= 0 && dimension <= Int(Int32.max),
      "an axis has 0...\(Int32.max) elements, not \(dimension)")
    precondition(rank < Shape.maximumRank, "a tensor has at most \(Shape.maximumRank) axes")
    extents[rank] = Int32(dimension)
    rank += 1
  }

  mutating func remove(axis: Int) {
    var rest = Shape()
    for other in 0..<rank where other != axis { rest.append(self[other]) }
    self = rest
  }

  var count: Int {
    var product = 1
    for axis in 0..<rank {
      let (next, overflow) = product.multipliedReportingOverflow(by: self[axis])
      precondition(
        !overflow && next <= Shape.maximumCount,
        "a tensor of shape \(dimensions) has too many elements")
      product = next
    }
    return product
  }

  var dimensions: [Int] { (0..<rank).map { self[$0] } }

  /// The last axis; 1 for a scalar.
  var last: Int { rank == 0 ? 1 : self[rank - 1] }

  /// The axis `axis` counted from the front; negative values count from the back.
  func resolved(axis: Int, function: StaticString = #function) -> Int {
    precondition(
      axis >= -rank && axis < rank,
      "\(function): axis \(axis) is out of range -\(rank)..<\(rank) for shape \(dimensions)")
    return axis < 0 ? axis + rank : axis
  }

  /// How many elements lie between two neighbours of each axis, row-major.
  func stride(of axis: Int) -> Int {
    var product = 1
    for later in (axis + 1)..<max(rank, axis + 1) { product *= self[later] }
    return product
  }

  /// The shape that two operands have together, or nil when they do not fit.
  func broadcast(with other: Shape) -> Shape? {
    var result = Shape()
    let rank = Swift.max(self.rank, other.rank)
    for axis in 0..<rank {
      let mine = axis + self.rank - rank
      let theirs = axis + other.rank - rank
      let first = mine < 0 ? 1 : self[mine]
      let second = theirs < 0 ? 1 : other[theirs]
      guard first == second || first == 1 || second == 1 else { return nil }
      result.append(first == 1 ? second : first)
    }
    return result
  }
}
