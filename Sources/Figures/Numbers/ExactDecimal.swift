/// The exact decimal expansion of a finite binary floating-point number.
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
}
