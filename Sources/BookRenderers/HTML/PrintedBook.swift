import BookDocument
import CellRecords
import Foundation

/// All pages of a book as one, for a printer.
public struct PrintedBook {
  /// The name of the style sheet that is put beside the book's own.
  public static let stylesheetName = "printed-book.css"

  private let book: Book
  private let pages: [(name: String, html: String)]

  /// Takes the pages as they have been written, in reading order.
  public init(_ book: Book, pages: [(name: String, html: String)]) {
    self.book = book
    self.pages = pages
  }

  /// One document: a title page, then each page's article with ids and links that fit together.
  public var html: String {
    let articles = pages.compactMap { page in
      Self.article(in: page.html).map { article in
        let unique = UniqueIdentifiers(page: page.name, pages: Set(pages.map(\.name)))
        // What is folded on a screen cannot be opened on paper.
        let open = article.replacingOccurrences(
          of: "<details class=\"cell-fold\">", with: "<details open>")
        return
          "<article class=\"prose\" id=\"\(unique.start)\">\(unique.applied(to: open))</article>"
      }
    }
    return """
      <!DOCTYPE html>
      <html lang="\(book.language.htmlEscaped)">
      <head>
      <meta charset="utf-8">
      <title>\(book.title.htmlEscaped)</title>
      <link rel="stylesheet" href="\(Theme.stylesheetName)">
      <link rel="stylesheet" href="\(Self.stylesheetName)">
      </head>
      <body>
      <main>
      <header class="printed-title">
      <h1>\(book.title.htmlEscaped)</h1>
      <p>\(book.summary.htmlEscaped)</p>
      </header>
      \(articles.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  /// Each chapter begins on a page of its own; pages are numbered at the foot.
  public static let stylesheet = """
    @page {
      @bottom-center {
        content: counter(page);
        font-size: 9pt;
      }
    }

    @page :first {
      @bottom-center {
        content: "";
      }
    }

    .printed-title {
      padding-block-start: 30vh;
      text-align: center;
    }

    article {
      break-before: page;
    }

    """

  private static func article(in html: String) -> Substring? {
    guard let start = html.range(of: "<article class=\"prose\">"),
      let end = html.range(of: "</article>", range: start.upperBound..<html.endIndex)
    else { return nil }
    return html[start.upperBound..<end.lowerBound]
  }
}
