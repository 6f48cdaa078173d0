/// Text of HTML that grows, with the line ends that cmark-gfm sets.
struct HTMLWriter {
  private(set) var html = ""

  /// Begins a line, unless one has begun.
  mutating func beginLine() {
    if let last = html.utf8.last, last != UInt8(ascii: "\n") { html += "\n" }
  }

  mutating func write(_ markup: String) { html += markup }

  /// Writes text, in which nothing is markup.
  mutating func text(_ text: String) { html += text.htmlEscaped }

  /// Writes markup on lines of its own.
  mutating func lines(_ markup: String) {
    beginLine()
    html += markup
    beginLine()
  }
}
