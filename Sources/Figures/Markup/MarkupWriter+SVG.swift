extension MarkupWriter {
  /// Writes the start of an accessible picture of fixed size: tag, title and description; what more
  /// attributes it has is for the page's script.
  mutating func openPicture(
    id: String, className: String, width: Double, height: Double, title: String,
    description: String, _ more: [MarkupAttribute] = []
  ) {
    open(
      "svg",
      [
        MarkupAttribute("class", className),
        MarkupAttribute("viewBox", viewBox(width, height)),
        MarkupAttribute("width", width), MarkupAttribute("height", height),
        MarkupAttribute("role", "img"),
        MarkupAttribute("aria-labelledby", "\(id)-title \(id)-desc"),
      ] + more)
    writeDescription(id: id, title: title, description: description)
  }

  /// Writes the title and the description that the picture's `aria-labelledby` names.
  mutating func writeDescription(id: String, title: String, description: String) {
    element("title", ["id": "\(id)-title"], text: title)
    element("desc", ["id": "\(id)-desc"], text: description)
  }

  /// Writes a text at a point.
  mutating func label(
    _ text: String, x: Double, y: Double, className: String, anchor: String? = nil
  ) {
    var attributes = [
      MarkupAttribute("class", className), MarkupAttribute("x", x), MarkupAttribute("y", y),
    ]
    if let anchor { attributes.append(MarkupAttribute("text-anchor", anchor)) }
    element("text", attributes, text: text)
  }

  /// Writes a rectangle.
  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, _ more: [MarkupAttribute] = []
  ) {
    empty(
      "rect",
      [
        MarkupAttribute("x", x), MarkupAttribute("y", y), MarkupAttribute("width", width),
        MarkupAttribute("height", height),
      ] + more)
  }

  private func viewBox(_ width: Double, _ height: Double) -> String {
    "0 0 \(NumberFormat.coordinate(width)) \(NumberFormat.coordinate(height))"
  }
}
