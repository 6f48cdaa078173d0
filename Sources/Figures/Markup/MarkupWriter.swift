/// Writes HTML and SVG elements; everything that comes from outside is escaped on the way.
struct MarkupWriter {
  /// What has been written so far.
  private(set) var markup = ""

  /// Writes a start tag.
  mutating func open(_ name: String, _ attributes: [MarkupAttribute]) {
    startTag(name, attributes)
    markup += ">"
  }

  /// Writes a start tag.
  mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    open(name, attributes.map { MarkupAttribute($0.key, $0.value) })
  }

  /// Writes an end tag.
  mutating func close(_ name: String) {
    markup += "</\(name)>"
  }

  /// Writes an element without content, for SVG.
  mutating func empty(_ name: String, _ attributes: [MarkupAttribute]) {
    startTag(name, attributes)
    markup += "/>"
  }

  /// Writes an element that holds only text.
  mutating func element(_ name: String, _ attributes: [MarkupAttribute], text: String) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  /// Writes an element that holds only text.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
  ) {
    element(name, attributes.map { MarkupAttribute($0.key, $0.value) }, text: text)
  }

  /// Writes text.
  mutating func text(_ text: String) {
    markup += Markup.escaped(text)
  }

  /// Writes markup that another figure has written.
  mutating func fragment(_ markup: String) {
    self.markup += markup
  }

  private mutating func startTag(_ name: String, _ attributes: [MarkupAttribute]) {
    markup += "<"
    markup += name
    for attribute in attributes {
      markup += " "
      markup += attribute.name
      markup += "=\""
      markup += Markup.escaped(attribute.value)
      markup += "\""
    }
  }
}
