/// How numbers are written: always correctly rounded, always the same on every machine.
public enum NumberFormat: Sendable, Hashable {
  /// A fixed number of digits after the point, as in `0.54`.
  case fixed(fractionDigits: Int)
  /// A power of ten and a fixed number of digits in all, as in `1.2e-6`.
  case scientific(significantDigits: Int)

  /// Writes a number with ASCII characters; `nan`, `inf` and `-inf` when it is not finite.
  ///
  /// Ties are rounded to the even digit. A number that rounds to zero has no sign.
  ///
  /// - Precondition: The format keeps no negative number of digits, and `scientific` at least one.
  public func string(from value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let decimal = ExactDecimal(value)
    switch self {
    case .fixed(let count):
      precondition(count >= 0, "a number has no negative count of decimals, got \(count)")
      return Self.fixed(decimal, fractionDigits: count)
    case .scientific(let count):
      precondition(count >= 1, "scientific notation needs at least one digit, got \(count)")
      return Self.scientific(decimal, significantDigits: count)
    }
  }

  /// Writes a number with ASCII characters; `nan`, `inf` and `-inf` when it is not finite.
  public func string(from value: Float) -> String {
    string(from: Double(value))
  }

  private static func fixed(_ decimal: ExactDecimal, fractionDigits: Int) -> String {
    let (digits, point) = decimal.rounded(toDigits: decimal.pointPosition + fractionDigits)
    let isZero = digits.allSatisfy { $0 == 0 }
    var result = decimal.isNegative && !isZero ? "-" : ""
    let integerDigits = max(point, 1)
    for position in 0..<(integerDigits + fractionDigits) {
      if position == integerDigits { result += "." }
      result += digit(digits, at: position + point - integerDigits)
    }
    return result
  }

  private static func digit(_ digits: [UInt8], at index: Int) -> String {
    digits.indices.contains(index) ? String(digits[index]) : "0"
  }

  private static func scientific(_ decimal: ExactDecimal, significantDigits: Int) -> String {
    let (digits, point) = decimal.rounded(toDigits: significantDigits)
    var result = decimal.isNegative && !digits.isEmpty ? "-" : ""
    for index in 0..<significantDigits {
      if index == 1 { result += "." }
      result += digit(digits, at: index)
    }
    return result + "e" + String(digits.isEmpty ? 0 : point - 1)
  }
}
