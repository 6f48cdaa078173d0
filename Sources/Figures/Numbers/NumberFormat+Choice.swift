extension NumberFormat {
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
  static func compact(for values: [Float]) -> NumberFormat {
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

  /// A number for a table: like `string(from:)`, but a tiny number never looks like zero.
  func telling(_ value: Float) -> String {
    guard case .fixed(let count) = self, count > 0 else { return string(from: value) }
    if value == 0 { return "0" }
    guard value.isFinite, value.magnitude < Float(Self.powerOfTen(-count) / 2) else {
      return string(from: value)
    }
    return NumberFormat.scientific(significantDigits: 1).string(from: value)
  }

  /// A coordinate of a drawing: at most two decimals and no trailing zeros.
  static func coordinate(_ value: Double) -> String {
    precondition(value.isFinite, "a coordinate of a drawing is finite, got \(value)")
    let hundredths = Int(rounding: value * 100)
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    switch rest {
    case 0: return "\(sign)\(whole)"
    case _ where rest % 10 == 0: return "\(sign)\(whole).\(rest / 10)"
    case ..<10: return "\(sign)\(whole).0\(rest)"
    default: return "\(sign)\(whole).\(rest)"
    }
  }

  /// The number as readers of a page see it: a true minus sign, `NaN` and `∞`.
  static func typographic(_ number: String) -> String {
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
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, _ replacement: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + replacement : self
  }
}
