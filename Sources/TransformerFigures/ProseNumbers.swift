import Figures

/// A count with separators of thousands, as a sentence says it.
public func grouped(_ count: Int) -> String { NumberFormat.grouped(count) }

/// A small number with two digits and a power of ten, such as 7.2×10⁻⁷.
///
/// - Precondition: The number is finite.
public func scientific(_ value: Float) -> String {
  precondition(value.isFinite, "a number in a sentence is finite, not \(value)")
  guard value != 0 else { return "0" }
  var (mantissa, exponent) = (Double(abs(value)), 0)
  while mantissa >= 9.95 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  while mantissa < 0.995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
  let digits = NumberFormat.fixed(fractionDigits: 1).string(from: Float(mantissa))
  let raised = "\(exponent)".map { superscripts[$0] ?? "" }.joined()
  return (value < 0 ? "−" : "") + digits + (exponent == 0 ? "" : "×10" + raised)
}

private let superscripts: [Character: String] = [
  "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
  "8": "⁸", "9": "⁹",
]
