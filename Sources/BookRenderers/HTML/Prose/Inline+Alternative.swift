import BookDocument

extension [Inline] {
  /// The text of an image as cmark-gfm has it.
  var alternativeText: String {
    map { inline in
      switch inline.content {
      case .text(let text), .code(let text), .html(let text): text
      case .softBreak(let isSpace): isSpace ? " " : ""
      case .lineBreak: " "
      default: inline.children.alternativeText
      }
    }.joined()
  }
}
