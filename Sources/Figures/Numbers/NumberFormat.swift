import BookLanguage
internal import Platform

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
  /// - Precondition: `fixed` keeps 0 digits or more, `scientific` 1 or more.
  public func string(from value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    switch self {
    case .fixed(let count):
      precondition(count >= 0, "a number has 0 decimals or more, got \(count)")
      let digits = Self.printed(value, "%.*f", count)
      let isZero = digits.utf8.allSatisfy { $0 < UInt8(ascii: "1") }
      return isZero && digits.hasPrefix("-") ? String(digits.dropFirst()) : digits
    case .scientific(let count):
      precondition(count >= 1, "scientific notation needs at least one digit, got \(count)")
      let parts = Self.printed(value.isZero ? 0 : value, "%.*e", count - 1).split(separator: "e")
      return "\(parts[0])e\(Int(parts[1]) ?? 0)"
    }
  }

  /// What the C library prints: it rounds the exact value once, ties to even.
  private static func printed(_ value: Double, _ format: String, _ digits: Int) -> String {
    // The largest number has 309 digits before the point; three more for sign, point and end.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 312 + digits) { buffer in
      let length = withVaList([CInt(digits), value]) {
        vsnprintf(buffer.baseAddress, buffer.count, format, $0)
      }
      let bytes = buffer[..<Int(length)].lazy.map { UInt8(bitPattern: $0) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Writes a number with ASCII characters; `nan`, `inf` and `-inf` when it is not finite.
  public func string(from value: Float) -> String {
    string(from: Double(value))
  }

  // MARK: Choosing a format

  /// The format in which all of the given numbers can be read side by side.
  ///
  /// Whole numbers are written without decimals; numbers of very different or very small size in
  /// scientific notation.
  public static func suitable(for values: [Float], fractionDigits: Int = 4) -> NumberFormat {
    var largest: Float = 0
    var areWhole = true
    for value in values where value.isFinite {
      largest = max(largest, value.magnitude)
      if value.magnitude >= 1e7 || Float(Int(value)) != value { areWhole = false }
    }
    if areWhole && largest < 1e7 { return .fixed(fractionDigits: 0) }
    let smallestReadable = NumberFormat.powerOfTen(-fractionDigits) * 5
    guard Double(largest) >= smallestReadable && largest < 1e6 else {
      return .scientific(significantDigits: max(2, fractionDigits))
    }
    return .fixed(fractionDigits: fractionDigits)
  }

  /// A short format for the cells of a heatmap: about three characters beside the sign.
  public static func compact(for values: [Float]) -> NumberFormat {
    let largest = values.reduce(Float(0)) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    switch largest {
    case 0: return .fixed(fractionDigits: 2)
    case ..<0.05: return .scientific(significantDigits: 1)
    case ..<10: return .fixed(fractionDigits: 2)
    case ..<100: return .fixed(fractionDigits: 1)
    case ..<100_000: return .fixed(fractionDigits: 0)
    default: return .scientific(significantDigits: 1)
    }
  }

  /// Writes a number for a table: like `string(from:)`, but a tiny number never looks like zero.
  public func tableString(from value: Float) -> String {
    guard case .fixed(let count) = self, count > 0 else { return string(from: value) }
    if value == 0 { return "0" }
    guard value.isFinite, value.magnitude < Float(Self.powerOfTen(-count) / 2) else {
      return string(from: value)
    }
    return NumberFormat.scientific(significantDigits: 1).string(from: value)
  }

  /// A coordinate of a drawing: at most two decimals and no trailing zeros.
  public static func coordinate(_ value: Double) -> String {
    precondition(value.isFinite, "a coordinate of a drawing is finite, got \(value)")
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    switch rest {
    case 0: return "\(sign)\(whole)"
    case _ where rest % 10 == 0: return "\(sign)\(whole).\(rest / 10)"
    case ..<10: return "\(sign)\(whole).0\(rest)"
    default: return "\(sign)\(whole).\(rest)"
    }
  }

  /// The number as readers of a page see it: a true minus sign, `7.2×10⁻⁷`, `NaN` and `∞`.
  public static func typographic(_ number: String) -> String {
    let parts = number.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return narrow(number) }
    return "\(narrow(String(parts[0])))×10\(superscript(exponent))"
  }

  /// The number as a drawing has room for it: a true minus sign, `7.2e−7`, `NaN` and `∞`.
  static func narrow(_ number: String) -> String {
    if number == "nan" { return "NaN" }
    let digits = number == "inf" || number == "-inf" ? number.replacingSuffix("inf", "∞") : number
    return String(digits.map { $0 == "-" ? "−" : $0 })
  }

  /// A power of ten, exact as far as a `Double` is.
  static func powerOfTen(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent.magnitude { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }

  /// A count with its digits in groups of three, as in `1,234,567`.
  public static func grouped(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    var result = count < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }

  /// How many times `base` a count is: `5` where it comes out even, else one decimal, as in `2.6`.
  ///
  /// - Precondition: `base` is positive.
  static func ratio(of count: Int, to base: Int) -> String {
    precondition(base > 0, "a ratio needs a positive base, got \(base)")
    return count % base == 0
      ? grouped(count / base)
      : NumberFormat.fixed(fractionDigits: 1).string(from: Double(count) / Double(base))
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, _ replacement: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + replacement : self
  }
}
