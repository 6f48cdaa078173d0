import BookLanguage

extension DocumentReader {
  /// What DocC's asides are called, with the box that looks like each.
  private static let asides: [String: BoxKind] = [
    "note": .note, "tip": .tip, "important": .important, "warning": .warning, "caution": .caution,
    "attention": .caution, "experiment": .tip, "deprecated": .warning, "remark": .note,
    "bug": .caution, "todo": .note, "seealso": .note, "see also": .note, "precondition": .important,
    "postcondition": .important, "invariant": .important, "requires": .important,
    "complexity": .note, "version": .note, "since": .note, "throws": .important,
    "author": .note, "authors": .note, "copyright": .note, "date": .note,
  ]

  /// The box of an aside, in whatever language it is called.
  private static func kind(ofAside name: String) -> BoxKind? {
    let translation = Language.all.lazy.compactMap { $0.phrases.asideNames[name] }.first
    return asides[translation ?? name.lowercased()]
  }

  /// A quote whose first line starts with one of DocC's words and a colon: `> Note: …`.
  func aside(_ blocks: [Block]) -> Block.Box? {
    guard case .paragraph(var line) = blocks.first?.content, let first = line.first,
      case .text(let text) = first.content,
      let match = text.prefixMatch(of: /(?<name>[^:：]{1,16})[:：][ \t]*/),
      let kind = Self.kind(ofAside: String(match.name))
    else { return nil }
    let rest = String(text[match.range.upperBound...])
    var place = first.range.start
    place.column += text.utf8.count - rest.utf8.count
    line[0] = Inline(.text(rest), range: SourceRange(of: rest, at: place))
    if rest.isEmpty { line.removeFirst() }
    if case .softBreak = line.first?.content { line.removeFirst() }
    var inner = Array(blocks.dropFirst())
    if !line.isEmpty { inner.insert(Block(.paragraph(line), range: blocks[0].range), at: 0) }
    return Block.Box(kind: kind, name: String(match.name), title: [], blocks: inner)
  }
}
