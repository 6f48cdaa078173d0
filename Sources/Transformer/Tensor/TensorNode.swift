internal import CKernels

/// The storage of a tensor and its place in the recorded graph.
///
/// Memory comes from a pool, or belongs to `owner` (a parameter arena, or the tensor that this one
/// is another view of).
final class TensorNode {
  let shape: Shape
  let count: Int
  private(set) var pointer: UnsafeMutablePointer<Float>
  private var owner: AnyObject?
  /// Whether another tensor may read this one's memory through `init(_:sharing:)`.
  private var hasViews = false
  /// Memory that only views still read, after a parameter has moved.
  private var retired: [UnsafeMutablePointer<Float>] = []
  private var retiredOwners: [AnyObject] = []

  private(set) var gradient: UnsafeMutablePointer<Float>?
  private var gradientOwner: AnyObject?
  /// Whether `gradient` holds values; otherwise the next contribution overwrites it.
  var hasGradient = false
  var requiresGradient = false
  var retainsGradient = false

  var operation = Operation.leaf
  var first: TensorNode?
  var second: TensorNode?
  var third: TensorNode?
  var fourth: TensorNode?
  /// Contributions that the backward pass still has to bring.
  var pendingUses = 0
  var wasPropagated = false

  private var depth = 0
  private var epoch = 0
  private var gradientDepth = 0
  private var gradientEpoch = 0

  /// A tensor with memory of its own and undefined contents.
  init(_ shape: Shape) {
    self.shape = shape
    count = shape.count
    pointer = ck_take(count)
  }

  /// Another shape for the memory of `base`.
  init(_ shape: Shape, sharing base: TensorNode) {
    self.shape = shape
    count = base.count
    pointer = base.pointer
    owner = base
    base.hasViews = true
  }

  deinit {
    if owner == nil { ck_give(pointer, count) }
    for memory in retired { ck_give(memory, count) }
    releaseGradient()
    if case .leaf = operation { return }
    releaseInputs()
  }

  /// Moves a parameter's values and its gradient into memory that `owner` keeps.
  func move(
    to values: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>, owner: AnyObject
  ) {
    values.update(from: pointer, count: count)
    if let before = self.owner {
      if hasViews { retiredOwners.append(before) }
    } else if hasViews {
      retired.append(pointer)
    } else {
      ck_give(pointer, count)
    }
    let hadGradient = hasGradient
    if hadGradient, let old = self.gradient { gradient.update(from: old, count: count) }
    releaseGradient()
    hasGradient = hadGradient
    pointer = values
    self.gradient = gradient
    self.owner = owner
    gradientOwner = owner
  }

  var arenaMemory: ArenaMemory? { owner as? ArenaMemory }

  /// Memory for one contribution to the gradient, and whether it must be added to what is there.
  func gradientForWriting() -> (pointer: UnsafeMutablePointer<Float>, accumulates: Bool) {
    let accumulates = hasGradient
    hasGradient = true
    if !accumulates { gradientEpoch = 0 }
    if let gradient { return (gradient, accumulates) }
    let fresh: UnsafeMutablePointer<Float> = ck_take(count)
    gradient = fresh
    return (fresh, accumulates)
  }

  /// Memory for a gradient that a rule adds to place by place: zeroed at the first contribution.
  func gradientForAdding() -> UnsafeMutablePointer<Float> {
    let (pointer, accumulates) = gradientForWriting()
    if !accumulates { pointer.update(repeating: 0, count: count) }
    return pointer
  }

  func releaseGradient() {
    if gradientOwner == nil, let gradient {
      ck_give(gradient, count)
      self.gradient = nil
    }
    hasGradient = false
  }

  /// Lets go of the graph behind this tensor without recursion, however long the chain is.
  func releaseInputs() {
    var stack: [TensorNode] = []
    takeInputs(into: &stack)
    while var node = stack.popLast() {
      if isKnownUniquelyReferenced(&node) { node.takeInputs(into: &stack) }
    }
  }

  private func takeInputs(into stack: inout [TensorNode]) {
    if let first { stack.append(first) }
    if let second { stack.append(second) }
    if let third { stack.append(third) }
    if let fourth { stack.append(fourth) }
    if case .concatenate(_, let parts) = operation { stack.append(contentsOf: parts) }
    operation = .leaf
    first = nil
    second = nil
    third = nil
    fourth = nil
  }

  /// The length of the longest chain of operations behind this tensor, in the current epoch.
  func depth(in work: ck_work) -> Int {
    epoch == work.epoch ? depth : work.base
  }

  func setDepth(_ depth: Int, epoch: Int) {
    self.depth = depth
    self.epoch = epoch
  }

  /// The length of the longest chain of operations that ends in this tensor's gradient.
  func gradientDepth(in work: ck_work) -> Int {
    gradientEpoch == work.epoch ? gradientDepth : work.base
  }

  func setGradientDepth(_ depth: Int, epoch: Int) {
    gradientDepth = depth
    gradientEpoch = epoch
  }
}
