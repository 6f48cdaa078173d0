/// Places values along an axis of a chart.
struct ChartScale {
  let spacing: ChartAxis.Spacing
  let lower: Double
  let upper: Double
  let ticks: [ChartTicks.Tick]

  /// The scale of a horizontal axis: exactly as long as the values, with its marks at them while they
  /// are few.
  init(horizontal values: [Float], spacing: ChartAxis.Spacing) {
    let (low, high) = Self.bounds(of: values, spacing: spacing)
    let scale = ChartScale(spacing: spacing, lower: low, upper: high, about: 5)
    let places = Set(values.filter(\.isFinite)).sorted()
    self.init(
      spacing: spacing, lower: low, upper: high,
      ticks: (3...8).contains(places.count) ? scale.ticks(at: places) : scale.ticks)
  }

  /// The scale of a vertical axis: from round number to round number, from zero where that is near.
  init(vertical values: [Float], spacing: ChartAxis.Spacing) {
    var (low, high) = Self.bounds(of: values, spacing: spacing)
    if spacing == .linear {
      if low > 0, low < high * 0.4 { low = 0 }
      let marks = ChartTicks(linearFrom: low, to: high, about: 4).ticks
      if marks.count > 1 {
        let step = marks[1].value - marks[0].value
        low = min(low, (low / step + 1e-6).rounded(.down) * step)
        high = max(high, (high / step - 1e-6).rounded(.up) * step)
      }
    } else {
      low *= 0.9
      high *= 1.1
    }
    self.init(spacing: spacing, lower: low, upper: high, about: 4)
  }

  private init(spacing: ChartAxis.Spacing, lower: Double, upper: Double, about count: Int) {
    self.init(
      spacing: spacing, lower: lower, upper: upper,
      ticks: spacing == .linear
        ? ChartTicks(linearFrom: lower, to: upper, about: count).ticks
        : ChartTicks(logarithmicFrom: lower, to: upper).ticks)
  }

  private init(
    spacing: ChartAxis.Spacing, lower: Double, upper: Double, ticks: [ChartTicks.Tick]
  ) {
    self.spacing = spacing
    self.lower = lower
    self.upper = upper
    self.ticks = ticks
  }

  /// Marks at some places, but for those whose labels would run into the one before.
  private func ticks(at places: [Float]) -> [ChartTicks.Tick] {
    var ticks: [ChartTicks.Tick] = []
    for place in places.map(Double.init) {
      if let last = ticks.last, share(of: place) - share(of: last.value) < 0.05 { continue }
      ticks.append(ChartTicks.Tick(value: place, label: LineChart.xNumber(Float(place))))
    }
    return ticks
  }

  /// Where a value lies between the lower (0) and the upper end (1).
  func share(of value: Double) -> Double {
    switch spacing {
    case .linear: (value - lower) / (upper - lower)
    case .logarithmic:
      DecimalLogarithm.of(value / lower) / DecimalLogarithm.of(upper / lower)
    }
  }

  /// The smallest and the largest finite value, moved apart if they are equal.
  private static func bounds(
    of values: [Float], spacing: ChartAxis.Spacing
  ) -> (low: Double, high: Double) {
    let finite = values.lazy.filter(\.isFinite).map(Double.init)
    guard let low = finite.min(), let high = finite.max() else { return (0.5, 1.5) }
    guard low == high else { return (low, high) }
    if spacing == .logarithmic { return (low / 2, low * 2) }
    let margin = low == 0 ? 1 : abs(low) / 2
    return (low - margin, low + margin)
  }
}

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
    var exponent = Int(DecimalLogarithm.of(raw).rounded(.down))
    let share = raw / NumberFormat.powerOfTen(exponent)
    var factor = share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10
    if factor == 10 {
      factor = 1
      exponent += 1
    }
    let step = Double(factor) * NumberFormat.powerOfTen(exponent)
    let first = Int((lower / step - 1e-6).rounded(.up))
    let last = Int((upper / step + 1e-6).rounded(.down))
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
    let first = Int(DecimalLogarithm.of(lower).rounded(.down))
    let last = Int(DecimalLogarithm.of(upper).rounded(.up))
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
