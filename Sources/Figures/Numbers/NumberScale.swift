import CellRecords

/// How the numbers of a matrix are written side by side: the largest with three significant digits, all
/// with as many decimals, and a power of ten that all are multiplied by where they are small or large.
struct NumberScale: Sendable, Hashable {
  private static let significantDigits = 3
  /// How the numbers are written after their factor is taken out.
  let format: NumberFormat
  /// The exponent of the power of ten that all written numbers are multiplied by; 0 where there is none.
  let exponent: Int

  /// The scale in which all of the given numbers can be read side by side; whole numbers stay whole.
  init(fitting values: [Float]) {
    let finite = values.filter(\.isFinite)
    let largest = finite.reduce(Float(0)) { max($0, $1.magnitude) }
    let areWhole = largest < 1e7 && finite.allSatisfy { $0.rounded() == $0 }
    guard !areWhole else {
      (format, exponent) = (.fixed(fractionDigits: 0), 0)
      return
    }
    // What the library prints, so that the power of ten is that of the rounded number.
    let written = NumberFormat.scientific(significantDigits: Self.significantDigits)
      .string(from: largest)
    let power = written.split(separator: "e").last.flatMap { Int($0) } ?? 0
    exponent = (-1...2).contains(power) ? 0 : power
    format = .fixed(fractionDigits: Self.significantDigits - 1 - (power - exponent))
  }

  /// Writes a number without the factor; a tiny one never looks like zero.
  func string(from value: Float) -> String {
    let written = Float(Double(value) * NumberFormat.powerOfTen(-exponent))
    if value == 0 { return "0" }
    let text = format.string(from: written)
    let isTiny = text.allSatisfy { "0.".contains($0) }
    return isTiny
      ? NumberFormat.scientific(significantDigits: Self.significantDigits).string(from: written)
      : text
  }

  /// The factor as the last rows of a table; nothing where there is none.
  func rows(_ factor: (Int) -> String) -> [DataTable.Group] {
    exponent == 0 ? [] : [DataTable.Group(title: factor(exponent), rows: [])]
  }

  /// A number by itself, with three significant digits: `0.00663`, `−12.3`, `4.17e-7`.
  static func single(_ value: Float) -> String {
    value == 0 ? "0" : format(fitting: [value]).tableString(from: value)
  }

  /// The format in which the largest of the given numbers has three significant digits, without a factor.
  static func format(fitting values: [Float]) -> NumberFormat {
    let scale = NumberScale(fitting: values)
    return switch scale.exponent {
    case 0: scale.format
    case -3..<0: .fixed(fractionDigits: significantDigits - 1 - scale.exponent)
    default: .scientific(significantDigits: significantDigits)
    }
  }
}
