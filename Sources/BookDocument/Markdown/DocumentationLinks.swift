extension DocumentReader {
  private static let scheme = "doc:"

  /// DocC's link to another page, `<doc:Closures#Capturing-Values>` or `[text](doc:Closures)`; nil for
  /// any other link.
  mutating func documentationLink(
    _ node: MarkdownNode, _ url: String, _ cursor: inout SourceCursor
  ) -> [Inline]? {
    guard url.hasPrefix(Self.scheme) else { return nil }
    let start = cursor.position
    let isBare = cursor.isAt("<")
    var inner: [Inline] = []
    var place = start
    if isBare {
      place = cursor.find(url)?.lowerBound ?? start
      cursor.move(to: cursor.position + 1)
    } else {
      if cursor.isAt("[") { _ = cursor.find("[") }
      inner = inlines(of: node, &cursor)
      place = closeLink(url, &cursor) ?? start
    }
    let location = map.location(at: place)
    let range = map.range(start..<cursor.position)
    guard let (slug, anchor) = page(ofDocumentation: url) else {
      report(url, at: location)
      return isBare ? [Inline(.text(Self.name(in: url)), range: range)] : inner
    }
    if isBare || inner.isEmpty {
      let reference = Reference(
        label: anchor, chapter: slug, showsTitle: true, location: location)
      return [Inline(.reference(reference), range: range)]
    }
    let link = Link(
      url: anchor.isEmpty ? "\(slug).md" : "\(slug).md#\(anchor)", title: unmarked(node.title),
      target: .chapter(slug: slug, anchor: anchor), location: location)
    return [Inline(.link(link, inner), range: range)]
  }

  /// The chapter that a link names; DocC writes a file's name with hyphens for spaces, and a heading
  /// with hyphens for all that is no letter.
  private func page(ofDocumentation url: String) -> (slug: String, anchor: String)? {
    let parts = url.dropFirst(Self.scheme.count).split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let anchor =
      parts.count > 1 ? HeadingIdentifiers.identifier(of: URLText.decoded(parts[1])) : ""
    let name = Self.name(in: url)
    if name.isEmpty { return parts.count > 1 ? (slug, anchor) : nil }
    let wanted = HeadingIdentifiers.identifier(of: name)
    let found = context.slugs.first {
      let last = $0.split(separator: "/").last.map(String.init) ?? $0
      return HeadingIdentifiers.identifier(of: last) == wanted
    }
    return found.map { ($0, anchor) }
  }

  /// The last part of the path: `doc://bundle/documentation/Closures` names `Closures`.
  private static func name(in url: String) -> String {
    let path = url.dropFirst(scheme.count).prefix { $0 != "#" }
    return URLText.decoded(path.split(separator: "/").last ?? "")
  }

  private mutating func report(_ url: String, at location: SourceLocation) {
    let name = Self.name(in: url)
    diagnostics.append(
      Diagnostic(
        .documentationLinkUnknown, in: SourceRange(of: url, at: location),
        "no chapter '\(name).md' in this book: the link is shown as text",
        rule: "'doc:' is followed by the name of a chapter of this book, without '.md'",
        help: DidYouMean.nearest(to: name, in: context.slugs).map { "did you mean '\($0)'?" }))
  }
}
