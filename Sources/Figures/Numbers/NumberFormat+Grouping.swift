extension NumberFormat {
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
