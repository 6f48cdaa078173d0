/// What cmark's tables lack for readers and checkers: the scope of their headings, and alignment
/// that is not an attribute of old.
enum TableScopes {
  /// The HTML of prose with its tables completed; text in it is escaped and holds no `<`.
  static func completed(_ html: String) -> String {
    guard html.contains("<th") || html.contains("<td align") else { return html }
    return html.replacing(/<(th|td)(?: align="(left|center|right)")?>/) { match in
      let scope = match.output.1 == "th" ? " scope=\"col\"" : ""
      let side = match.output.2.map { " class=\"align-\($0)\"" } ?? ""
      return "<\(match.output.1)\(scope)\(side)>"
    }
  }
}
