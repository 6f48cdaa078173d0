/// Checks of a whole built page: what it may load, whether it is well formed, and whether everybody
/// can find their way in it.
package struct PageInspection {
  /// The policy that each page must state.
  package static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; "
    + "form-action 'none'; trusted-types book; require-trusted-types-for 'script'"

  /// What is wrong with the page; empty if nothing is.
  package private(set) var problems: [String] = []
  private var open: [String] = []
  private var ids: [String: Int] = [:]
  private var references: [(id: String, by: String)] = []
  private var counts: [String: Int] = [:]
  private var headingLevel = 0
  private var hasPolicy = false
  /// Whether the script that was opened last is a block of data.
  private var isData = false
  private var firstLink: String?

  /// Inspects a page.
  package init(_ html: String) {
    for piece in MarkupScanner(html) {
      switch piece {
      case .open(let name, let attributes):
        start(name, attributes)
        if !PageElements.void.contains(name) { open.append(name) }
      case .close(let name): end(name)
      case .text(let text): inspect(text)
      }
    }
    finish()
  }

  /// Elements of SVG that are written `<rect …/>` have no end tag: the scanner cannot tell, so that
  /// the first end tag that does not fit closes them.
  private static let selfClosing: Set<String> = [
    "circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "mspace", "use",
  ]

  private mutating func end(_ name: String) {
    while let last = open.last, last != name, Self.selfClosing.contains(last) { open.removeLast() }
    guard open.last == name else {
      problems.append("</\(name)> closes nothing")
      return
    }
    open.removeLast()
  }

  private mutating func inspect(_ text: String) {
    if open.last == "script", !isData, !text.isEmpty {
      problems.append("inline script: \(text.prefix(40))")
    }
  }

  private mutating func start(_ name: String, _ attributes: [String: String]) {
    counts[name, default: 0] += 1
    if !PageElements.known.contains(name) { problems.append("unknown element <\(name)>") }
    for attribute in attributes.keys.sorted() {
      if attribute == "style" || attribute.hasPrefix("on") {
        problems.append("<\(name)> has the attribute '\(attribute)'")
      }
    }
    inspectAddresses(name, attributes)
    inspectNames(name, attributes)
    inspectAccess(name, attributes)
    if name == "meta", attributes["http-equiv"] == "Content-Security-Policy" {
      hasPolicy = attributes["content"] == Self.policy
    }
    if ["link", "script"].contains(name), !hasPolicy {
      problems.append("<\(name)> comes before the policy")
    }
    guard name == "script" else { return }
    // A block of data is never run.
    isData = attributes["type"] == "application/json" && attributes["src"] == nil
    if attributes["src"] == nil, !isData { problems.append("a script without a file") }
  }

  private mutating func inspectAddresses(_ name: String, _ attributes: [String: String]) {
    for attribute in [
      "href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href",
    ] {
      guard let address = attributes[attribute] else { continue }
      let scheme = address.prefixMatch(of: /[a-zA-Z][a-zA-Z0-9+.-]*:/).map {
        $0.output.lowercased()
      }
      // A reader may follow a link anywhere; the page itself goes nowhere.
      let isAllowed =
        name == "a" ? ["http:", "https:", "mailto:", nil].contains(scheme) : scheme == nil
      if !isAllowed || address.hasPrefix("//") {
        problems.append("<\(name)> leads to '\(address)'")
      }
      if ["a", "use"].contains(name), address.hasPrefix("#") {
        references.append((String(address.dropFirst()), "href"))
      }
    }
  }

  private mutating func inspectNames(_ name: String, _ attributes: [String: String]) {
    if let id = attributes["id"] { ids[id, default: 0] += 1 }
    for attribute in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
      for id in (attributes[attribute] ?? "").split(separator: " ") {
        references.append((String(id), attribute))
      }
    }
  }

  private mutating func inspectAccess(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "a":
      if firstLink == nil { firstLink = attributes["href"] ?? "" }
    case "img" where attributes["alt"] == nil: problems.append("an image without a text")
    case "svg"
    where !open.contains("svg") && attributes["aria-hidden"] != "true"
      && (attributes["role"] != "img"
        || attributes["aria-labelledby"] == nil && (attributes["aria-label"] ?? "").isEmpty):
      problems.append("a drawing without a text")
    case "html" where (attributes["lang"] ?? "").isEmpty: problems.append("no language")
    case "th" where !["col", "row", "colgroup", "rowgroup"].contains(attributes["scope"]):
      problems.append("a heading of a table without a scope")
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let level = name.last?.wholeNumberValue ?? 0
      if level > headingLevel + 1 { problems.append("<\(name)> follows level \(headingLevel)") }
      headingLevel = level
    default: break
    }
  }

  private mutating func finish() {
    if !open.isEmpty { problems.append("never closed: \(open.joined(separator: " "))") }
    if !hasPolicy { problems.append("the content policy is missing or another") }
    for name in ["main", "h1", "header", "footer", "title"] {
      let count = name == "title" ? min(counts[name] ?? 0, 1) : counts[name] ?? 0
      if count != 1 { problems.append("\(count) times <\(name)>") }
    }
    for (id, count) in ids.sorted(by: { $0.key < $1.key }) where count > 1 {
      problems.append("\(count) times the id '\(id)'")
    }
    // A browser looks for the fragment as it is written, and then decoded.
    // An empty one is the page's top.
    for (id, attribute) in references
    where !id.isEmpty && ids[id] == nil && ids[Self.decoded(id[...])] == nil {
      problems.append("\(attribute) names '\(id)', which the page does not have")
    }
    if firstLink != "#content" { problems.append("the first link skips nothing") }
  }

  private static func decoded(_ address: Substring) -> String {
    guard address.contains("%") else { return String(address) }
    var bytes: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
