import BookLanguage

extension DocumentReader {
  /// Addresses that run code, or read this machine's files.
  private static let forbiddenSchemes: Set<String> = ["javascript", "vbscript", "data", "file"]

  /// The pieces of a link: one, and what Markdown has taken for the end of an address.
  mutating func link(_ node: MarkdownNode, _ cursor: inout SourceCursor) -> [Inline] {
    let url = unmarked(node.url)
    if let link = documentationLink(node, url, &cursor) { return link }
    if node.children.isEmpty, let reference = reference(to: url, opening: "[](", &cursor) {
      return [reference]
    }
    if let pieces = bareAddress(node, url, &cursor) { return pieces }
    let start = cursor.position
    let opening = cursor.isAt("[") ? cursor.find("[") : nil
    let inner = inlines(of: node, &cursor)
    let place = closeLink(url, &cursor) ?? (opening?.lowerBound ?? start)
    let link = Link(
      url: url, title: unmarked(node.title), target: target(of: url),
      location: map.location(at: place))
    check(link)
    return [Inline(.link(link, inner), range: map.range(start..<cursor.position))]
  }

  /// An address in a sentence that full-width punctuation ends, which GitHub's rule takes for a part of
  /// it: `（https://example.com）`.
  private mutating func bareAddress(
    _ node: MarkdownNode, _ url: String, _ cursor: inout SourceCursor
  ) -> [Inline]? {
    guard node.children.count == 1, let child = node.children.first, child.kind == .text,
      let end = unmarked(child.literal).firstIndex(where: Self.endsAddress),
      !cursor.isAt("["), !cursor.isAt("<"), url.hasSuffix(unmarked(child.literal))
    else { return nil }
    let text = unmarked(child.literal)
    guard let found = cursor.find(text) else { return nil }
    let address = String(text[..<end])
    let rest = String(text[end...])
    let lead = String(url.dropLast(text.count))
    let middle = found.lowerBound + address.utf8.count
    let link = Link(
      url: lead + address, title: "", target: target(of: lead + address),
      location: map.location(at: found.lowerBound))
    let inner = Inline(.text(address), range: map.range(found.lowerBound..<middle))
    return [
      Inline(.link(link, [inner]), range: inner.range),
      Inline(.text(rest), range: map.range(middle..<found.upperBound)),
    ]
  }

  private static func endsAddress(_ character: Character) -> Bool {
    "，。；：！？、（）【】《》「」『』〈〉“”‘’…—".contains(character)
  }

  mutating func image(_ node: MarkdownNode, _ cursor: inout SourceCursor) -> Inline {
    let url = unmarked(node.url)
    if node.children.isEmpty, url.hasPrefix("#"),
      let reference = reference(to: url, opening: "![](", &cursor)
    {
      return reference
    }
    let start = cursor.find("![")?.lowerBound ?? cursor.position
    let alternative = plainInlines(of: node, &cursor)
    let place = closeLink(url, &cursor) ?? start
    let image = Image(
      url: assetPath(of: url) ?? (URLText.isAbsolute(url) ? url : inBook(url)),
      title: unmarked(node.title), alternative: alternative,
      location: map.location(at: place))
    return Inline(.image(image), range: map.range(start..<cursor.position))
  }

  /// The file that DocC's name for a picture stands for: `![A map](map)` shows `map@2x.png`.
  private func assetPath(of url: String) -> String? {
    let name = URLText.decoded(url)
    guard !URLText.isAbsolute(url), !name.contains("/"), !name.isEmpty,
      !Image.endings.contains(where: { name.lowercased().hasSuffix(".\($0)") })
    else { return nil }
    return context.assets?.path(of: name)
  }

  /// The text of an image, in which nothing is computed and nothing leads anywhere.
  private mutating func plainInlines(of node: MarkdownNode, _ cursor: inout SourceCursor)
    -> [Inline]
  {
    node.children.flatMap { child -> [Inline] in
      switch child.kind {
      case .text:
        return cursor.findText(unmarked(child.literal)).map {
          Inline(.text($0.text), range: map.range($0.range))
        }
      case .code, .htmlInline:
        let text = unmarked(child.literal)
        let range = map.range(cursor.findVerbatim(text)?.range ?? cursor.here)
        return [Inline(child.kind == .code ? .code(text) : .html(text), range: range)]
      case .softBreak:
        return [Inline(.softBreak(isSpace: true), range: map.range(cursor.moveToNextLine()))]
      case .lineBreak: return [Inline(.lineBreak, range: map.range(cursor.moveToNextLine()))]
      default: return plainInlines(of: child, &cursor)
      }
    }
  }

  /// Moves past a link's address; its place, or nothing where the link names a definition.
  func closeLink(_ url: String, _ cursor: inout SourceCursor) -> Int? {
    if cursor.isAt("](") {
      cursor.move(to: cursor.position + 2)
      let place = cursor.position
      var depth = 1
      var isEscaped = false
      while cursor.position < cursor.end, depth > 0 {
        let byte = map.bytes[cursor.position]
        if !isEscaped, byte == UInt8(ascii: "(") { depth += 1 }
        if !isEscaped, byte == UInt8(ascii: ")") { depth -= 1 }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        cursor.move(to: cursor.position + 1)
      }
      return place
    }
    if cursor.isAt("][") {
      cursor.move(to: cursor.position + 2)
      _ = cursor.find("]")
    } else if cursor.isAt("]") || cursor.isAt(">") {
      cursor.move(to: cursor.position + 1)
    }
    return nil
  }

  // MARK: - Targets

  /// A link without a text of its own to a label, `[](#fig-mask)`, or to a place in a chapter.
  private mutating func reference(
    to url: String, opening: String, _ cursor: inout SourceCursor
  ) -> Inline? {
    let chapter: String?
    let label: String
    // '#' alone names nothing: it is a link, and a wrong one.
    guard url != "#" else { return nil }
    if url.hasPrefix("#") {
      (chapter, label) = (nil, URLText.decoded(url.dropFirst()))
    } else if let (slug, anchor) = URLText.chapter(in: url, of: slug),
      context.slugs.contains(slug)
    {
      (chapter, label) = (slug, anchor)
    } else {
      return nil
    }
    let found = cursor.find(opening + url + ")") ?? cursor.find(opening) ?? cursor.here
    let location = map.location(at: found.lowerBound)
    if chapter == nil, label.hasPrefix(Citation.prefix) {
      let claim = String(label.dropFirst(Citation.prefix.count))
      return Inline(
        .citation(Citation(claim: claim, location: location)), range: map.range(found))
    }
    if chapter == nil, label.hasPrefix(Citation.proofPrefix) {
      let claim = String(label.dropFirst(Citation.proofPrefix.count))
      return Inline(
        .proofReference(Citation(claim: claim, location: location)), range: map.range(found))
    }
    return Inline(
      .reference(Reference(label: label, chapter: chapter, location: location)),
      range: map.range(found))
  }

  private func target(of url: String) -> Link.Target {
    if URLText.scheme(of: url) != nil { return .address }
    if url.hasPrefix("#") { return .anchor(URLText.decoded(url.dropFirst())) }
    if let (slug, anchor) = URLText.chapter(in: url, of: slug),
      // Beside the chapter nothing but chapters is expected; further away may be other texts.
      context.slugs.contains(slug) || !url.contains("/")
    {
      return .chapter(slug: slug, anchor: anchor)
    }
    guard !URLText.isAbsolute(url) else { return .address }
    let path = URLText.decoded(url.prefix { $0 != "#" && $0 != "?" })
    return path.isEmpty ? .address : .file(inBook(path))
  }

  /// A path as it is from the book's folder on; one that leads out of that keeps its `..`.
  private func inBook(_ path: String) -> String {
    let folder = slug.split(separator: "/").dropLast().joined(separator: "/")
    guard !folder.isEmpty else { return path }
    if let inner = URLText.bookPath(path, of: slug) { return inner }
    return "\(folder)/\(path)"
  }

  private mutating func check(_ link: Link) {
    if ["", "#"].contains(link.url) || link.url.hasPrefix("/") {
      diagnostics.append(
        Diagnostic(
          .linkWithoutTarget, at: link.location,
          link.url.hasPrefix("/")
            ? "'\(link.url)' starts at the root of whatever machine shows the page"
            : "this link leads nowhere",
          rule: "a link leads to a chapter, a file of the repository or an address of the web"))
    }
    if let scheme = URLText.scheme(of: link.url),
      Self.forbiddenSchemes.contains(scheme) || scheme.utf8.count == 1
    {
      diagnostics.append(
        Diagnostic(
          .linkSchemeForbidden, at: link.location, "a link cannot lead to a '\(scheme):' address",
          rule: "a link leads to a chapter, a file of the repository or an address of the web",
          help: "write the address of a page, 'https://…'"))
    }
    if case .chapter(let slug, _) = link.target, !context.slugs.contains(slug) {
      diagnostics.append(
        Diagnostic(
          .linkChapterUnknown, in: SourceRange(of: link.url, at: link.location),
          "no chapter '\(slug).md' in this book", rule: "a link to a '.md' file names a chapter",
          help: DidYouMean.help(for: slug, allowed: context.slugs)))
    }
  }
}
