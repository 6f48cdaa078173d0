import BookLanguage
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
  return (value < 0 ? "−" : "") + digits + (exponent == 0 ? "" : "×10\(superscript(exponent))")
}
