import Figures

/// A number as a sentence or a table writes it, correctly rounded.
///
/// - Parameters:
///   - value: The number.
///   - fractionDigits: How many digits stand behind the point.
/// - Returns: The number, for instance `0.0123`.
public func decimal(_ value: Float, _ fractionDigits: Int = 4) -> String {
  NumberFormat.fixed(fractionDigits: fractionDigits).string(from: value)
}
