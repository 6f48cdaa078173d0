/// A generator with a seed, so that a failing round can be run again (SplitMix64).
struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension [UInt8] {
  /// A copy with one to four changes: bytes replaced, inserted, removed, moved or repeated.
  func mutated(_ random: inout RandomSource) -> [UInt8] {
    var bytes = self
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      let end = Swift.min(bytes.count, place + Int.random(in: 1...9, using: &random))
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      // Digits, signs and brackets get further into a parser than arbitrary bytes.
      case 2:
        bytes[place] = Array("0123456789-+.eE{}[]\",:\\u ".utf8).randomElement(using: &random) ?? 0
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 4: bytes.removeSubrange(place..<end)
      case 5: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      default: bytes.append(contentsOf: bytes[place..<end])
      }
    }
    return bytes
  }
}
