/// A whole number of any size, kept in base one thousand million.
struct DecimalLimbs {
  private static let base: UInt64 = 1_000_000_000
  private var limbs: [UInt64]

  /// Creates a number from a machine word.
  init(_ value: UInt64) {
    limbs = [value % Self.base, value / Self.base % Self.base, value / Self.base / Self.base]
  }

  /// Multiplies by a small factor several times.
  mutating func multiply(by factor: UInt64, times: Int) {
    let stride = factor == 2 ? 28 : 12  // the largest powers that keep a product in a word
    var left = times
    while left > 0 {
      let step = min(left, stride)
      var power: UInt64 = 1
      for _ in 0..<step { power *= factor }
      multiply(by: power)
      left -= step
    }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % Self.base
      carry = product / Self.base
    }
    if carry > 0 { limbs.append(carry) }
  }

  /// The decimal digits, most significant first, without leading zeros.
  var digits: [UInt8] {
    var result: [UInt8] = []
    for limb in limbs.reversed() {
      var divisor = Self.base / 10
      while divisor > 0 {
        let digit = UInt8(limb / divisor % 10)
        if digit != 0 || !result.isEmpty { result.append(digit) }
        divisor /= 10
      }
    }
    return result
  }
}
