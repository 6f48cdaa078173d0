import BookLanguage

/// Finds half-width punctuation directly after a Chinese character, `中文,` for `中文，`, in languages that have
/// full-width marks of their own.
enum Punctuation {
  /// The marks in the prose of a chapter.
  static func diagnostics(of chapter: Chapter, in language: Language) -> [Diagnostic] {
    let fullWidth = language.phrases.fullWidthMarks
    guard !fullWidth.isEmpty else { return [] }
    return chapter.allBlocks.flatMap(\.lines).flatMap { line in
      texts(of: line).flatMap { leaves in diagnostics(in: leaves, fullWidth) }
    }
  }

  /// A line's leaves, and those of the texts of its images apart.
  private static func texts(of line: [Inline]) -> [[Inline]] {
    let leaves = line.filter { !$0.isAddress }.leaves
    let images = leaves.compactMap { leaf -> [Inline]? in
      if case .image(let image) = leaf.content { image.alternative.leaves } else { nil }
    }
    return [leaves] + images
  }

  private static func diagnostics(
    in leaves: [Inline], _ fullWidth: [Unicode.Scalar: String]
  ) -> [Diagnostic] {
    leaves.indices.flatMap { index -> [Diagnostic] in
      guard case .text(let text) = leaves[index].content,
        text.utf8.contains(where: { $0 < 0x40 })
      else { return [] }
      let before = index > 0 ? leaves[index - 1].text?.unicodeScalars.last : nil
      let after =
        index + 1 < leaves.count ? leaves[index + 1].text?.unicodeScalars.first : nil
      return marks(in: text, before: before, after: after, fullWidth).map { offset, mark in
        var place = leaves[index].range.start
        place.column += offset
        return diagnostic(of: mark, at: place, fullWidth)
      }
    }
  }

  /// The marks in the value of a cell's option, given its line.
  static func diagnostics(
    ofValueIn line: String, at start: SourceLocation, in language: Language
  ) -> [Diagnostic] {
    let fullWidth = language.phrases.fullWidthMarks
    guard !fullWidth.isEmpty, let colon = line.firstIndex(of: ":") else { return [] }
    let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\"" || $0 == "'" }
    let lead = line[..<value.startIndex].utf8.count
    let text = String(value.last == "\"" || value.last == "'" ? value.dropLast() : value)
    return marks(in: text, before: nil, after: nil, fullWidth).map { offset, mark in
      var place = start
      place.column += lead + offset
      return diagnostic(of: mark, at: place, fullWidth)
    }
  }

  /// The half-width marks after 汉字 in a text, each with its offset, given what touches the text.
  private static func marks(
    in text: String, before: Unicode.Scalar?, after: Unicode.Scalar?,
    _ fullWidth: [Unicode.Scalar: String]
  ) -> [(offset: Int, mark: Unicode.Scalar)] {
    let scalars = text.unicodeScalars
    var previous = before
    var offset = 0
    return scalars.indices.compactMap { place in
      let scalar = scalars[place]
      let start = offset
      offset += UTF8.width(scalar)
      defer { previous = scalar }
      guard fullWidth[scalar] != nil, previous?.isHan == true else { return nil }
      let next = scalars[scalars.index(after: place)...].first ?? after
      // A point may belong to a name, as in 图.png.
      let isEnd = next.map { $0.properties.isWhitespace || $0.isHan } ?? true
      return scalar == "." && !isEnd ? nil : (start, scalar)
    }
  }

  private static func diagnostic(
    of mark: Unicode.Scalar, at place: SourceLocation, _ fullWidth: [Unicode.Scalar: String]
  ) -> Diagnostic {
    let range = SourceRange(of: String(mark), at: place)
    let replacement = fullWidth[mark] ?? ""
    return Diagnostic(
      .punctuationHalfWidth, in: range, "half-width '\(mark)' directly after a Chinese character",
      rule: "Chinese text has full-width punctuation", help: "write '\(replacement)'",
      replacement: .init(range, with: replacement))
  }
}

extension Inline {
  /// Whether it is an address that shows itself, in which no mark is one of the sentence.
  fileprivate var isAddress: Bool {
    guard case .link(let link, let inner) = content else { return false }
    let text = inner.plainText
    return link.url == text || link.url.hasSuffix("://" + text) || link.url == "mailto:" + text
  }
}
