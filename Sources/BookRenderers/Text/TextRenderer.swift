import BookDocument
import BookLanguage
import CellRecords

/// Writes chapters as plain text for a terminal or a screen reader: figures are their text twins.
package enum TextRenderer: Renderer {
  package static let format = "text"

  package static func files(of book: RenderedBook) -> [OutputFile] {
    book.texts.map { built in
      OutputFile(fileName(of: built.chapter.slug), .text(TextLayout(built, of: book).text))
    }
  }

  /// Where a chapter's text is in the output folder.
  package static func fileName(of slug: String) -> String { "text/\(slug).txt" }
}
