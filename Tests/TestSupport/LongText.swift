/// A text that a test takes, shown by its beginning: every argument is printed, megabytes included.
package struct LongText: Sendable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// The same again and again.
  package init(_ part: String, times count: Int) { text = String(repeating: part, count: count) }

  package var description: String { "\(text.prefix(20))… (\(text.utf8.count) bytes)" }
}
