/// The exact decimal expansion of a finite binary floating-point number, by exact arithmetic.
///
/// Every binary number has one; rounding it once gives correctly rounded output.
struct ExactDecimal {
  /// Whether the number has a minus sign.
  let isNegative: Bool
  /// The digits without leading zeros; empty for zero.
  let digits: [UInt8]
  /// The number of digits before the decimal point; negative if zeros follow the point.
  let pointPosition: Int

  /// Expands a number.
  ///
  /// - Precondition: `value` is finite.
  init(_ value: Double) {
    precondition(value.isFinite, "only a finite number has a decimal expansion, got \(value)")
    isNegative = value.sign == .minus
    guard value != 0 else {
      digits = []
      pointPosition = 0
      return
    }
    var significand = value.significandBitPattern
    var exponent = Int(value.exponentBitPattern) - 1075
    if value.isNormal { significand |= 1 << 52 } else { exponent += 1 }
    let zeros = significand.trailingZeroBitCount
    var limbs = DecimalLimbs(significand >> UInt64(zeros))
    exponent += zeros
    if exponent >= 0 {
      limbs.multiply(by: 2, times: exponent)
    } else {
      limbs.multiply(by: 5, times: -exponent)  // 2^e = 5^-e * 10^e
    }
    digits = limbs.digits
    pointPosition = digits.count + min(exponent, 0)
  }

  /// The first digits, rounded half to even, with the number's new point position.
  ///
  /// Nothing is kept if the count is negative.
  func rounded(toDigits count: Int) -> (digits: [UInt8], pointPosition: Int) {
    guard count < digits.count else { return (digits, pointPosition) }
    guard count >= 0 else { return ([], pointPosition) }
    var kept = Array(digits[..<count])
    let isTie = digits[count] == 5 && digits.count == count + 1
    let roundsUp = isTie ? (kept.last ?? 0) % 2 == 1 : digits[count] >= 5
    guard roundsUp else { return (kept, pointPosition) }
    var index = count - 1
    while index >= 0, kept[index] == 9 {
      kept[index] = 0
      index -= 1
    }
    guard index < 0 else {
      kept[index] += 1
      return (kept, pointPosition)
    }
    return ([1] + kept, pointPosition + 1)
  }

  /// The number with so many digits after the point, as `NumberFormat.fixed` writes it.
  func fixed(fractionDigits: Int) -> String {
    let (digits, point) = rounded(toDigits: pointPosition + fractionDigits)
    let isZero = digits.allSatisfy { $0 == 0 }
    var result = isNegative && !isZero ? "-" : ""
    let integerDigits = max(point, 1)
    for position in 0..<(integerDigits + fractionDigits) {
      if position == integerDigits { result += "." }
      result += Self.digit(digits, at: position + point - integerDigits)
    }
    return result
  }

  /// The number with so many digits in all, as `NumberFormat.scientific` writes it.
  func scientific(significantDigits: Int) -> String {
    let (digits, point) = rounded(toDigits: significantDigits)
    var result = isNegative && !digits.isEmpty ? "-" : ""
    for index in 0..<significantDigits {
      if index == 1 { result += "." }
      result += Self.digit(digits, at: index)
    }
    return result + "e" + String(digits.isEmpty ? 0 : point - 1)
  }

  private static func digit(_ digits: [UInt8], at index: Int) -> String {
    digits.indices.contains(index) ? String(digits[index]) : "0"
  }
}

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
