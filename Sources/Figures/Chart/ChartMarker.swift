/// The sign of a line, so that colour never stands alone.
enum ChartMarker: Int, CaseIterable {
  case circle
  case square
  case triangle
  case diamond
  case cross
  case plus

  /// The character of the line in a plot of characters.
  var character: Character {
    switch self {
    case .circle: "o"
    case .square: "#"
    case .triangle: "^"
    case .diamond: "*"
    case .cross: "x"
    case .plus: "+"
    }
  }

  /// The outline of the sign around the origin, as path data.
  var path: String {
    switch self {
    case .circle: "M-4 0A4 4 0 1 1 4 0A4 4 0 1 1 -4 0Z"
    case .square: "M-3.6 -3.6H3.6V3.6H-3.6Z"
    case .triangle: "M0 -4.6L4.4 3.4H-4.4Z"
    case .diamond: "M0 -5L5 0L0 5L-5 0Z"
    case .cross:
      "M-4 -2.6L-2.6 -4L0 -1.4L2.6 -4L4 -2.6L1.4 0L4 2.6L2.6 4L0 1.4L-2.6 4L-4 2.6L-1.4 0Z"
    case .plus: "M-1 -4.6H1V-1H4.6V1H1V4.6H-1V1H-4.6V-1H-1Z"
    }
  }

  /// The dashes of the line; nil for a line without gaps.
  var dashes: String? {
    switch self {
    case .circle: nil
    case .square: "7 4"
    case .triangle: "2 3"
    case .diamond: "9 3 2 3"
    case .cross: "4 2"
    case .plus: "12 4"
    }
  }
}
