import BookLanguage
import Foundation

/// A measured number, not NaN, as a badge writes it: three digits, powers of ten where they are needed,
/// and separators of thousands from five digits on.
enum ProofNumber {
  /// The number, `0`, `12`, `1,921,024`, `0.0312`, `4.77×10⁻⁷`.
  static func text(_ value: Float) -> String {
    guard value.isFinite else { return value < 0 ? "−∞" : "∞" }
    if value == value.rounded(), abs(value) < 1e7 { return signed(grouped(String(Int(value)))) }
    if (1e-3..<1e5).contains(abs(value)) { return signed(grouped(trimmed(significant(value)))) }
    return scientific(value)
  }

  /// Three significant digits, more before the point where there are more.
  private static func significant(_ value: Float) -> String {
    let magnitude = Int(log10(Double(abs(value))).rounded(.down))
    return String(format: "%.\(max(0, 2 - magnitude))f", Double(value))
  }

  private static func scientific(_ value: Float) -> String {
    let parts = String(format: "%.2e", Double(value)).split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return "\(value)" }
    let power = "10" + superscript(exponent)
    let factor = trimmed(String(parts[0]))
    return factor == "1" ? power : signed(factor) + "×" + power
  }

  /// The number with a comma before each three digits, if there are more than four before the point.
  private static func grouped(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let whole = text.dropFirst(sign.count).prefix { $0 != "." }
    guard whole.count > 4 else { return text }
    let groups = whole.enumerated().map { place, digit in
      place > 0 && (whole.count - place) % 3 == 0 ? ",\(digit)" : "\(digit)"
    }
    return sign + groups.joined() + text.dropFirst(sign.count + whole.count)
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    let end = text.lastIndex { $0 != "0" } ?? text.startIndex
    return String(text[end] == "." ? text[..<end] : text[...end])
  }

  private static func signed(_ text: String) -> String {
    text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}
