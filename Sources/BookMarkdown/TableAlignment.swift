import Foundation

/// How a table's column is aligned, as HTML of today says it.
enum TableAlignment: String, CaseIterable {
  case left, center, right

  /// cmark writes the attribute `align`, which HTML has given up, or a style in the element, which the
  /// pages' security policy forbids: a class says the same.
  ///
  /// No text of an author is touched: there every `<` is escaped.
  static func replacingAttributes(in html: [UInt8]) -> [UInt8] {
    var text = String(decoding: html, as: UTF8.self)
    for alignment in allCases {
      for cell in ["th", "td"] {
        text = text.replacingOccurrences(
          of: "<\(cell) align=\"\(alignment)\">", with: "<\(cell) class=\"align-\(alignment)\">")
      }
    }
    return Array(text.utf8)
  }
}
