import BookLanguage

/// Writes HTML and SVG elements; all text and every attribute is escaped on the way.
///
/// It is what all figures are drawn with, and what a figure of another package draws with too.
public struct MarkupWriter {
  /// What has been written so far.
  public private(set) var markup = ""

  /// Creates a writer that has written nothing.
  public init() {}

  /// Writes a start tag.
  public mutating func open(_ name: String, _ attributes: [MarkupAttribute]) {
    startTag(name, attributes)
    markup += ">"
  }

  /// Writes a start tag.
  public mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    open(name, attributes.map { MarkupAttribute($0.key, $0.value) })
  }

  /// Writes an end tag.
  public mutating func close(_ name: String) {
    markup += "</\(name)>"
  }

  /// Writes an element without content, for SVG.
  public mutating func empty(_ name: String, _ attributes: [MarkupAttribute]) {
    startTag(name, attributes)
    markup += "/>"
  }

  /// Writes an element that holds only text.
  public mutating func element(_ name: String, _ attributes: [MarkupAttribute], text: String) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  /// Writes an element that holds only text.
  public mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
  ) {
    element(name, attributes.map { MarkupAttribute($0.key, $0.value) }, text: text)
  }

  /// Writes text.
  public mutating func text(_ text: String) {
    markup += text.htmlEscaped
  }

  /// Writes markup as it is, such as another figure's drawing.
  public mutating func fragment(_ markup: String) {
    self.markup += markup
  }

  private mutating func startTag(_ name: String, _ attributes: [MarkupAttribute]) {
    markup += "<"
    markup += name
    for attribute in attributes {
      markup += " "
      markup += attribute.name
      markup += "=\""
      markup += attribute.value.htmlEscaped
      markup += "\""
    }
  }
}

/// One attribute of an element; its value is escaped when it is written.
public struct MarkupAttribute: Sendable, Hashable {
  /// The attribute's name.
  public let name: String
  /// The value, not escaped.
  public let value: String

  /// Creates an attribute.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Creates an attribute that is a coordinate or length, rounded to a hundredth.
  ///
  /// - Precondition: `value` is finite.
  public init(_ name: String, _ value: Double) {
    self.init(name, NumberFormat.coordinate(value))
  }
}

/// Stops the program if a text cannot begin the ids of a drawing.
///
/// Every `svg(idPrefix:)` calls it first, so that a prefix cannot leave its attribute.
///
/// - Precondition: `prefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
public func requireIdentifier(_ prefix: String) {
  precondition(
    !prefix.isEmpty
      && prefix.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." },
    "an id prefix holds letters, digits, '-', '_' and '.' only, got '\(prefix)'")
}
