/// Gives every parameter of a model a random stream of its own.
struct SeedSequence {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 1_000_003 }

  mutating func next() -> UInt64 {
    state &+= 1
    return state
  }
}
