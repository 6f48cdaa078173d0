import BookDocument
import BookLanguage
import CellRecords

/// Writes chapters as plain text for a terminal or a screen reader: figures are their text twins.
public enum TextRenderer: Renderer {
  public static let format = "text"

  public static func files(of book: RenderedBook) -> [OutputFile] {
    book.texts.map { built in
      let layout = TextLayout(built, of: book)
      return OutputFile(fileName(of: built.chapter.slug), .text(layout.text))
    }
  }

  /// Where a chapter's text lies in the output folder.
  public static func fileName(of slug: String) -> String { "text/\(slug).txt" }
}
