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
