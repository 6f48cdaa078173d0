/// The values at which an axis has a mark, with their labels.
struct ChartTicks {
  struct Tick {
    let value: Double
    let label: String
  }

  let ticks: [Tick]

  /// Marks at round numbers that are equally far apart.
  init(linearFrom lower: Double, to upper: Double, about count: Int) {
    let raw = (upper - lower) / Double(count)
    var exponent = Int(roundingDown: DecimalLogarithm.of(raw))
    let share = raw / NumberFormat.powerOfTen(exponent)
    var factor = share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10
    if factor == 10 {
      factor = 1
      exponent += 1
    }
    let step = Double(factor) * NumberFormat.powerOfTen(exponent)
    let first = Int(roundingUp: lower / step - 1e-6)
    let last = Int(roundingDown: upper / step + 1e-6)
    let places = max(0, -exponent)
    let format: NumberFormat =
      places > 4 || max(abs(lower), abs(upper)) >= 1e6
      ? .scientific(significantDigits: 2) : .fixed(fractionDigits: places)
    ticks = (first...max(first, last)).map { index in
      let value = Double(index) * step
      return Tick(value: value, label: format.string(from: value))
    }
  }

  /// Marks at powers of ten, and at 2 and 5 between them while there are few.
  init(logarithmicFrom lower: Double, to upper: Double) {
    let first = Int(roundingDown: DecimalLogarithm.of(lower))
    let last = Int(roundingUp: DecimalLogarithm.of(upper))
    let factors = last - first <= 3 ? [1, 2, 5] : [1]
    let stride = max(1, (last - first) / 8)
    var result: [Tick] = []
    for exponent in first...last where (exponent - first) % stride == 0 {
      for factor in factors {
        let value = Double(factor) * NumberFormat.powerOfTen(exponent)
        guard value >= lower * (1 - 1e-9), value <= upper * (1 + 1e-9) else { continue }
        let format: NumberFormat =
          (-4...5).contains(exponent)
          ? .fixed(fractionDigits: max(0, -exponent)) : .scientific(significantDigits: 1)
        result.append(Tick(value: value, label: format.string(from: value)))
      }
    }
    ticks = result
  }
}
