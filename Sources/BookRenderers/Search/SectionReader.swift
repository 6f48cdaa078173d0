/// Cuts the text of a page into its sections.
package struct SectionReader {
  /// The places so far; the last is the one that the reader is in.
  package private(set) var entries: [SearchEntry]
  /// Whether the reader is in a heading, whose text is a title.
  private var isInHeading = false
  private var hasTitle = false
  /// Whether the reader is in a link that stands for its place only.
  private var isInAnchor = false

  private static let headings: Set<String> = ["h1", "h2", "h3", "h4"]
  /// Tags that do not part words.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "code", "del", "em", "i", "kbd", "mark", "q", "s", "samp", "small", "span",
    "strong", "sub", "sup", "u", "var",
  ]

  /// Starts at the beginning of a page.
  package init(page: String, title: String) {
    entries = [SearchEntry(page: page, anchor: "", kind: .page, title: title, text: "")]
  }

  /// Reads a piece of the page's HTML; it may begin and end anywhere between tags.
  package mutating func read(_ html: String) {
    for piece in MarkupScanner(html) {
      switch piece {
      case .open(let name, let attributes): open(name, attributes)
      case .close(let name): close(name)
      case .text(let text): add(text)
      }
    }
  }

  /// Adds text to the title or the section that the reader is in.
  package mutating func add(_ text: String) {
    guard !isInAnchor, let last = entries.indices.last else { return }
    if isInHeading {
      // The page's title is known already.
      if entries[last].kind == .section { Self.append(text, to: &entries[last].title) }
    } else {
      Self.append(text, to: &entries[last].text)
    }
  }

  /// Adds text that stands apart from what is before and after.
  package mutating func addBlock(_ text: String) {
    add(" ")
    add(text)
    add(" ")
  }

  private mutating func open(_ name: String, _ attributes: [String: String]) {
    if Self.headings.contains(name) {
      isInHeading = true
      // The first heading of the first level is the page's title.
      if name != "h1" || hasTitle {
        entries.append(
          SearchEntry(
            page: entries[0].page, anchor: "", kind: .section, title: "", text: ""))
      }
      hasTitle = true
    } else if name == "a", attributes["class"] == "anchor" {
      isInAnchor = true
      let last = entries.count - 1
      // A link to a page leads to its beginning.
      if isInHeading, entries[last].kind == .section {
        entries[last].anchor = attributes["id"] ?? ""
      }
    } else if !Self.inline.contains(name) {
      add(" ")
    }
  }

  private mutating func close(_ name: String) {
    if Self.headings.contains(name) {
      isInHeading = false
    } else if name == "a" {
      isInAnchor = false
    } else if !Self.inline.contains(name) {
      add(" ")
    }
  }

  /// Appends with every run of white space as one space, and none at the start.
  private static func append(_ text: String, to whole: inout String) {
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if let last = whole.unicodeScalars.last, last != " " { whole += " " }
      } else {
        whole.unicodeScalars.append(scalar)
      }
    }
  }
}
