/// A figure's drawing as a file of its own: one `svg` with the colours that a page would give it.
struct StandaloneDrawing {
  /// The drawing.
  let svg: String

  /// Puts the drawings of a figure under each other in one.
  ///
  /// - Parameters:
  ///   - markup: One `svg` or several in a box, as the page has them.
  ///   - style: The style rules for drawings.
  init?(_ markup: String, style: String) {
    var width = 0.0
    var height = 0.0
    var parts: [String] = []
    for drawing in Self.drawings(in: markup) {
      // Another layout of the drawing before it, for narrow screens.
      if drawing.attributes.contains("data-narrow") { continue }
      guard let own = Self.size(in: drawing.attributes) else { return nil }
      parts.append("<svg y=\"\(Self.text(height))\"\(drawing.attributes)>\(drawing.rest)")
      width = max(width, own.width)
      height += own.height
    }
    guard !parts.isEmpty else { return nil }
    let size = "\(Self.text(width)) \(Self.text(height))"
    svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" \
      width="\(Self.text(width))" height="\(Self.text(height))"><style>\(style)</style>
      \(parts.joined(separator: "\n"))
      </svg>
      """
  }

  /// The outermost drawings: what stands between `<svg` and `>`, and what follows to the end.
  private static func drawings(in markup: String) -> [(attributes: Substring, rest: Substring)] {
    var drawings: [(attributes: Substring, rest: Substring)] = []
    var rest = markup[...]
    while let start = rest.firstRange(of: "<svg"),
      let tagEnd = rest[start.upperBound...].firstIndex(of: ">"),
      let end = Self.end(of: rest[start.lowerBound...])
    {
      drawings.append(
        (rest[start.upperBound..<tagEnd], rest[rest.index(after: tagEnd)..<end]))
      rest = rest[end...]
    }
    return drawings
  }

  /// Where the drawing ends with which the markup begins; drawings inside it have ends of their own.
  private static func end(of markup: Substring) -> String.Index? {
    var depth = 0
    var rest = markup
    while let close = rest.firstRange(of: "</svg>") {
      depth += rest[..<close.lowerBound].ranges(of: "<svg").count - 1
      if depth == 0 { return close.upperBound }
      rest = rest[close.upperBound...]
    }
    return nil
  }

  private static func size(in attributes: Substring) -> (width: Double, height: Double)? {
    guard let start = attributes.firstRange(of: "viewBox=\"") else { return nil }
    let numbers = attributes[start.upperBound...].prefix { $0 != "\"" }
      .split(separator: " ").compactMap { Double($0) }
    return numbers.count == 4 ? (numbers[2], numbers[3]) : nil
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}
