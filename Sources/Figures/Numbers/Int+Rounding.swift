/// Rounding without the C library, so that a program that links figures needs no `-lm`.
extension Int {
  /// The largest whole number that is not above a number.
  init(roundingDown value: Double) {
    let whole = Int(value)
    self = Double(whole) > value ? whole - 1 : whole
  }

  /// The smallest whole number that is not below a number.
  init(roundingUp value: Double) {
    let whole = Int(value)
    self = Double(whole) < value ? whole + 1 : whole
  }

  /// The nearest whole number; halves go away from zero.
  init(rounding value: Double) {
    let whole = Int(value)
    let rest = value - Double(whole)
    self = rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
  }
}
