/// A piece of a line of text.
public struct Inline: Sendable, Hashable {
  public indirect enum Content: Sendable, Hashable {
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
    /// The end of an author's line; between two 汉字 it is no space.
    case softBreak(isSpace: Bool)
    case lineBreak
  }

  public var content: Content
  /// Where the author wrote it.
  public var range: SourceRange

  public init(_ content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }
}

/// A link with a text of its own.
public struct Link: Sendable, Hashable {
  /// What a link leads to.
  public enum Target: Sendable, Hashable {
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
  public var url: String
  public var title: String
  public var target: Target
  /// Where the address starts.
  public var location: SourceLocation
}

/// A picture that the chapter shows.
public struct Image: Sendable, Hashable {
  /// The address as Markdown has it.
  public var url: String
  public var title: String
  /// What readers get who cannot see it.
  public var alternative: [Inline]
  /// Where the address starts.
  public var location: SourceLocation
}

extension [Inline] {
  /// The text without markup; what only a run or a renderer knows is left out.
  public var plainText: String {
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
