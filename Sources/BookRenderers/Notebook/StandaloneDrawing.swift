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
    let drawings = markup.matches(
      of: /<svg(?<attributes>[^>]*)>(?<content>.*?)<\/svg>/.dotMatchesNewlines()
    )
    // Another layout of the drawing before it, for narrow screens.
    .filter { !$0.attributes.contains("data-narrow") }
    var width = 0.0
    var height = 0.0
    var parts: [String] = []
    for drawing in drawings {
      let attributes = String(drawing.attributes)
      guard let own = Self.size(in: attributes) else { return nil }
      parts.append("<svg y=\"\(Self.text(height))\"\(attributes)>\(drawing.content)</svg>")
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

  private static func size(in attributes: String) -> (width: Double, height: Double)? {
    guard
      let box = attributes.firstMatch(
        of: /viewBox="[-0-9.]+ [-0-9.]+ (?<width>[0-9.]+) (?<height>[0-9.]+)"/),
      let width = Double(box.width), let height = Double(box.height)
    else { return nil }
    return (width, height)
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}
