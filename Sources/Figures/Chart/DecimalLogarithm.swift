/// The logarithm to base ten, the same on every machine.
enum DecimalLogarithm {
  /// The logarithm of a positive finite number, to about fifteen digits.
  ///
  /// - Precondition: `value` is positive and finite.
  static func of(_ value: Double) -> Double {
    precondition(value > 0 && value.isFinite, "a logarithm needs a positive number, got \(value)")
    var significand = value.significand
    var exponent = Double(value.exponent)
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    // ln s = 2 atanh((s - 1) / (s + 1)), and |z| < 0.172 makes the series short.
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var sum = 0.0
    for odd in stride(from: 23, through: 1, by: -2) {
      sum = sum * square + 1 / Double(odd)
    }
    return (2 * ratio * sum + exponent * 0.6931471805599453) / 2.302585092994046
  }
}
