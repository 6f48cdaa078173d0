/// A piece of a line of text.
package struct Inline: Sendable, Hashable {
  package indirect enum Content: Sendable, Hashable {
    case text(String)
    case code(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case link(Link, [Inline])
    case image(Image)
    /// The computed value with this index.
    case value(Int)
    case formula(Formula)
    case reference(Reference)
    /// The claim that the text before it makes.
    case citation(Citation)
    /// The name of a proof of a claim, which leads to it.
    case proofReference(Citation)
    case footnote(Footnote.Mark)
    /// Raw HTML, which readers see as it is written.
    case html(String)
    /// The end of an author's line; between two 汉字 it is not a space.
    case softBreak(isSpace: Bool)
    case lineBreak
  }

  package var content: Content
  /// Where the author wrote it, with its marks.
  package var range: SourceRange

  package init(_ content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }
}

/// A link with a text of its own.
package struct Link: Sendable, Hashable {
  /// What a link leads to.
  package enum Target: Sendable, Hashable {
    /// A page, or a place in one, of this book.
    case chapter(slug: String, anchor: String)
    /// A place in the same chapter.
    case anchor(String)
    /// A file of the repository.
    case file(String)
    /// An address elsewhere.
    case address
  }

  /// The address as Markdown has it.
  package var url: String
  package var title: String
  package var target: Target
  /// Where the address starts.
  package var location: SourceLocation
}

/// A picture that the chapter shows.
package struct Image: Sendable, Hashable {
  /// The address as Markdown has it.
  package var url: String
  package var title: String
  /// What readers get who cannot see it.
  package var alternative: [Inline]
  /// Where the address starts.
  package var location: SourceLocation
}

extension [Inline] {
  /// The text without markup; what only a run or a renderer knows is left out.
  package var plainText: String {
    map { inline in
      switch inline.content {
      case .text(let text), .code(let text): text
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, let inner):
        inner.plainText
      case .image(let image): image.alternative.plainText
      case .softBreak, .lineBreak: " "
      case .formula(let formula): formula.source
      case .value, .reference, .citation, .proofReference, .footnote, .html: ""
      }
    }.joined()
  }
}
