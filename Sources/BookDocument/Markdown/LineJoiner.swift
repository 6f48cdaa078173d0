import BookLanguage

/// Joins lines of Chinese text: a line's end between two 汉字 is not a space.
enum LineJoiner {
  static func join(in chapter: inout Chapter) {
    chapter.rewriteLines { line in
      guard line.contains(where: \.hasSoftBreak) else { return }
      var neighbours = Neighbours(of: line)
      for index in line.indices { join(&line[index], &neighbours) }
    }
  }

  private static func join(_ inline: inout Inline, _ neighbours: inout Neighbours) {
    switch inline.content {
    case .softBreak:
      let (before, after) = neighbours.next()
      inline.content = .softBreak(isSpace: !areJoined(before, after))
    // What surrounds an image does not touch the lines of its text.
    case .image(let image):
      var own = Neighbours(of: image.alternative)
      inline.rewriteChildren { join(&$0, &own) }
    default: inline.rewriteChildren { join(&$0, &neighbours) }
    }
  }

  private static func areJoined(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let before, let after else { return false }
    return (before.isChinese || before.isSharedPunctuation)
      && (after.isChinese || after.isSharedPunctuation)
      // Between two marks that Latin text has too, nothing says that the text is Chinese.
      && (before.isChinese || after.isChinese)
  }
}

/// What touches each line end of a line of text, looked for through emphasis and links.
private struct Neighbours {
  private var pairs: ArraySlice<(before: Unicode.Scalar?, after: Unicode.Scalar?)>

  init(of line: [Inline]) {
    let leaves = line.leaves
    pairs =
      leaves.indices.filter { leaves[$0].isSoftBreak }.map { place in
        let before = place > 0 ? leaves[place - 1].text?.unicodeScalars.last : nil
        let after =
          place + 1 < leaves.count ? leaves[place + 1].text?.unicodeScalars.first : nil
        return (before, after)
      }[...]
  }

  mutating func next() -> (before: Unicode.Scalar?, after: Unicode.Scalar?) {
    pairs.popFirst() ?? (nil, nil)
  }
}

extension Inline {
  fileprivate var hasSoftBreak: Bool {
    if case .softBreak = content { return true }
    return children.contains(where: \.hasSoftBreak)
  }

  fileprivate var isSoftBreak: Bool { if case .softBreak = content { true } else { false } }

  /// The words of a text or of code, which is what can touch a line's end.
  var text: String? {
    switch content {
    case .text(let text), .code(let text): text
    default: nil
    }
  }
}

extension [Inline] {
  /// The pieces in reading order without the emphasis and links around them.
  var leaves: [Inline] {
    flatMap { inline in
      switch inline.content {
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, let inner):
        inner.leaves
      default: [inline]
      }
    }
  }
}
