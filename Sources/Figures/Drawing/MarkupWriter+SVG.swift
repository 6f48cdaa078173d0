import BookLanguage

extension MarkupWriter {
  /// Writes the start of an accessible picture of fixed size: tag, title and description.
  ///
  /// Close it with `close("svg")`.
  ///
  /// - Parameters:
  ///   - id: What its ids begin with; no other picture of the page has it.
  ///   - className: The class by which a style sheet finds it.
  ///   - width: The width in pixels.
  ///   - height: The height in pixels.
  ///   - title: The accessible name.
  ///   - description: The picture in words.
  ///   - more: Further attributes, such as those that a page's script reads.
  public mutating func openPicture(
    id: String, className: String, width: Double, height: Double, title: String,
    description: String, _ more: [MarkupAttribute] = []
  ) {
    open(
      "svg",
      Self.size(className, width, height) + [
        MarkupAttribute("role", "img"),
        MarkupAttribute("aria-labelledby", "\(id)-title \(id)-desc"),
      ] + more)
    describe(id: id, title: title, description: description)
  }

  /// Writes the start of an accessible picture that its name describes.
  ///
  /// Close it with `close("svg")`.
  ///
  /// - Parameters:
  ///   - className: The class by which a style sheet finds it.
  ///   - width: The width in pixels.
  ///   - height: The height in pixels.
  ///   - label: The picture in words.
  public mutating func openPicture(
    className: String, width: Double, height: Double, label: String
  ) {
    open(
      "svg",
      Self.size(className, width, height)
        + [MarkupAttribute("role", "img"), MarkupAttribute("aria-label", label)])
  }

  private static func size(
    _ className: String, _ width: Double, _ height: Double
  ) -> [MarkupAttribute] {
    [
      MarkupAttribute("class", className),
      MarkupAttribute(
        "viewBox", "0 0 \(NumberFormat.coordinate(width)) \(NumberFormat.coordinate(height))"),
      MarkupAttribute("width", width), MarkupAttribute("height", height),
    ]
  }

  /// Writes the title and the description that a picture's `aria-labelledby` names.
  mutating func describe(id: String, title: String, description: String) {
    element("title", ["id": "\(id)-title"], text: title)
    element("desc", ["id": "\(id)-desc"], text: description)
  }

  /// Writes a text at a point; `anchor` is `middle` or `end`.
  public mutating func label(
    _ text: String, x: Double, y: Double, className: String, anchor: String? = nil
  ) {
    label(text, x: NumberFormat.coordinate(x), y: y, className: className, anchor: anchor)
  }

  /// Writes a text at a point whose horizontal place may be a percentage.
  mutating func label(
    _ text: String, x: String, y: Double, className: String, anchor: String? = nil
  ) {
    var attributes = [
      MarkupAttribute("class", className), MarkupAttribute("x", x), MarkupAttribute("y", y),
    ]
    if let anchor { attributes.append(MarkupAttribute("text-anchor", anchor)) }
    element("text", attributes, text: text)
  }

  /// Writes a rectangle.
  public mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, _ more: [MarkupAttribute] = []
  ) {
    empty(
      "rect",
      [
        MarkupAttribute("x", x), MarkupAttribute("y", y), MarkupAttribute("width", width),
        MarkupAttribute("height", height),
      ] + more)
  }

  /// Writes a path from its commands, `M0 0L8 4`.
  public mutating func path(_ commands: String, className: String, _ more: [MarkupAttribute] = []) {
    empty("path", [MarkupAttribute("class", className), MarkupAttribute("d", commands)] + more)
  }

  /// Writes a cell of a `heatRow`; its number, if any, follows it.
  mutating func heatCell(
    _ shade: HeatmapShade, x: Double, y: Double, width: Double, height: Double,
    title: String? = nil, hatch: String = ""
  ) {
    let fill = shade == .masked ? [MarkupAttribute("fill", "url(#\(hatch))")] : []
    let box = Self.box(x: x, y: y, width: width, height: height)
    guard let title else { return path(box, className: shade.className, fill) }
    open(
      "path", [MarkupAttribute("class", shade.className), MarkupAttribute("d", box)] + fill)
    element("title", text: title)
    close("path")
  }

  /// Writes the number in the cell of a `heatRow` before it.
  mutating func heatNumber(_ text: String, x: Double, y: Double) {
    element("text", [MarkupAttribute("x", x), MarkupAttribute("y", y)], text: text)
  }

  /// The commands of a path around a box: a page has thousands, and this is the shortest way.
  public static func box(x: Double, y: Double, width: Double, height: Double) -> String {
    let number = NumberFormat.coordinate
    return "M\(number(x)) \(number(y))h\(number(width))v\(number(height))h\(number(-width))z"
  }

  /// Writes the pattern with which masked cells are filled: `fill="url(#id)"`.
  public mutating func hatchPattern(id: String) {
    open("defs")
    open(
      "pattern",
      [
        "id": id, "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
      ])
    rectangle(x: 0, y: 0, width: 6, height: 6, [MarkupAttribute("class", "hatch-ground")])
    rectangle(x: 0, y: 0, width: 1.5, height: 6, [MarkupAttribute("class", "hatch-line")])
    close("pattern")
    close("defs")
  }
}

/// How wide a label is when it is drawn, in pixels.
///
/// Labels are set in a monospaced font, so that an estimate from columns is close on every machine:
/// 0.61 em for each narrow character, 1 em for each wide one.
public func estimatedWidth(of text: String, fontSize: Double) -> Double {
  text.reduce(0) { $0 + (displayWidth(of: $1) == 2 ? 1 : 0.61) * fontSize }
}

/// How wide the widest of several labels is when it is drawn, in pixels; zero if there is none.
public func estimatedWidth(ofWidest texts: [String], fontSize: Double) -> Double {
  texts.reduce(0) { max($0, estimatedWidth(of: $1, fontSize: fontSize)) }
}
