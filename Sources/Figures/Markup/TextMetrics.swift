import BookLanguage

/// Estimates of how wide a text is when it is drawn.
///
/// Labels are set in a monospaced font, so an estimate from columns is close on every machine.
enum TextMetrics {
  /// The width in pixels: 0.61 em for each narrow character, 1 em for each wide one.
  static func width(of text: String, fontSize: Double) -> Double {
    text.reduce(0) { $0 + (displayWidth(of: $1) == 2 ? 1 : 0.61) * fontSize }
  }

  /// The width in pixels of the widest of several texts, or zero if there is none.
  static func widest(of texts: [String], fontSize: Double) -> Double {
    texts.reduce(0) { max($0, width(of: $1, fontSize: fontSize)) }
  }
}
