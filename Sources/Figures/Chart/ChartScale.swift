/// Places values along an axis of a chart.
struct ChartScale {
  let spacing: ChartAxis.Spacing
  let lower: Double
  let upper: Double
  let ticks: [ChartTicks.Tick]

  /// The scale of a horizontal axis: exactly as long as the values.
  init(horizontal values: [Float], spacing: ChartAxis.Spacing) {
    let (low, high) = Self.bounds(of: values, spacing: spacing)
    self.init(spacing: spacing, lower: low, upper: high, about: 5)
  }

  /// The scale of a vertical axis: from round number to round number, from zero where that is near.
  init(vertical values: [Float], spacing: ChartAxis.Spacing) {
    var (low, high) = Self.bounds(of: values, spacing: spacing)
    if spacing == .linear {
      if low > 0, low < high * 0.4 { low = 0 }
      let marks = ChartTicks(linearFrom: low, to: high, about: 4).ticks
      if marks.count > 1 {
        let step = marks[1].value - marks[0].value
        low = min(low, Double(Int(roundingDown: low / step + 1e-6)) * step)
        high = max(high, Double(Int(roundingUp: high / step - 1e-6)) * step)
      }
    } else {
      low *= 0.9
      high *= 1.1
    }
    self.init(spacing: spacing, lower: low, upper: high, about: 4)
  }

  private init(spacing: ChartAxis.Spacing, lower: Double, upper: Double, about count: Int) {
    self.spacing = spacing
    self.lower = lower
    self.upper = upper
    ticks =
      spacing == .linear
      ? ChartTicks(linearFrom: lower, to: upper, about: count).ticks
      : ChartTicks(logarithmicFrom: lower, to: upper).ticks
  }

  /// Where a value stands between the lower (0) and the upper end (1).
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
