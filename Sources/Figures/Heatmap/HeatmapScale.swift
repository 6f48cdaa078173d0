/// How the values of a heatmap become shades.
public enum HeatmapScale: Sendable, Hashable {
  /// Ten shades from the lower to the upper bound.
  case sequential(lower: Float, upper: Float)
  /// Five shades of one colour below zero and five of another above, up to the limit.
  case diverging(limit: Float)

  /// Ten shades from 0 to 1, for weights and probabilities.
  public static let unit = HeatmapScale.sequential(lower: 0, upper: 1)

  /// The scale that the finite values fill: diverging if any of them is negative.
  public static func fitting(_ values: [Float]) -> HeatmapScale {
    let finite = values.lazy.filter(\.isFinite)
    let largest = finite.map(\.magnitude).max() ?? 0
    let limit = largest > 0 ? largest : 1
    return finite.contains { $0 < 0 }
      ? .diverging(limit: limit) : .sequential(lower: 0, upper: limit)
  }

  /// The shade of a value that is not masked.
  func shade(of value: Float) -> HeatmapShade {
    if value.isNaN { return .notANumber }
    if value.isInfinite { return .infinite(isNegative: value < 0) }
    switch self {
    case .sequential(let lower, let upper):
      let share = (Double(value) - Double(lower)) / (Double(upper) - Double(lower))
      return .level(Int(min(max(share * 10, 0), 9)))
    case .diverging(let limit):
      let share = Double(value) / Double(limit)
      return .signed(Int(min(max(share * 5, -5), 5).rounded()))
    }
  }

  /// All shades from the lowest to the highest value.
  var shades: [HeatmapShade] {
    switch self {
    case .sequential: (0...9).map { .level($0) }
    case .diverging: (-5...5).map { .signed($0) }
    }
  }

  /// The values at the two ends.
  var bounds: (lower: Float, upper: Float) {
    switch self {
    case .sequential(let lower, let upper): (lower, upper)
    case .diverging(let limit): (-limit, limit)
    }
  }

  /// Stops the program if the bounds cannot span a scale.
  func validate() {
    let (lower, upper) = bounds
    precondition(
      lower.isFinite && upper.isFinite && lower < upper,
      "a heatmap scale goes from a finite number to a larger one, got \(lower)...\(upper)")
  }
}

/// How one cell of a heatmap is painted; the same in the drawing and in the text.
enum HeatmapShade: Hashable {
  /// The mask hides the position.
  case masked
  /// The value is not a number.
  case notANumber
  /// The value is infinite.
  case infinite(isNegative: Bool)
  /// One of ten steps from the lower to the upper bound.
  case level(Int)
  /// One of eleven steps around zero, from -5 to 5.
  case signed(Int)

  /// The ten characters from empty to full.
  static let characters = Array(" .:-=+*#%@")
  private static let magnitudeCharacters = Array(" .:*#@")

  /// The class of the cell in the drawing.
  var className: String {
    switch self {
    case .masked: "masked"
    case .notANumber, .infinite: "not-finite"
    case .level(let level): "level-\(level)"
    case .signed(0): "neutral"
    case .signed(let level): level < 0 ? "negative-\(-level)" : "positive-\(level)"
    }
  }

  /// The two ASCII characters of the cell in the text.
  var glyph: String {
    switch self {
    case .masked: "xx"
    case .notANumber: "??"
    case .infinite(let isNegative): isNegative ? "vv" : "^^"
    case .level(let level): String(repeating: Self.characters[level], count: 2)
    case .signed(0): "  "
    case .signed(let level):
      (level < 0 ? "-" : "+") + String(Self.magnitudeCharacters[Int(level.magnitude)])
    }
  }
}
