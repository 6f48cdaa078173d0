import BookDocument

/// Writes the whole book as one document and has it printed to a PDF.
package enum PrintRenderer: Renderer {
  package static let format = "pdf"

  private static let stylesheetName = "printed-book.css"

  package static func files(of book: RenderedBook) -> [OutputFile] {
    let pictures = book.files.images(of: book.built.map(\.chapter))
    let needed = [
      OutputFile("book.html", .text(html(of: book))),
      OutputFile(Theme.stylesheetName, .text(book.theme.stylesheet)),
      OutputFile(stylesheetName, .text(stylesheet)),
    ]
    return [
      OutputFile(
        "book.pdf", .print(needed + pictures.map { OutputFile($0.name, .copy(of: $0.source)) }))
    ]
  }

  private static func html(of book: RenderedBook) -> String {
    var articles = book.built.map { built in
      article(ChapterHTML(built, of: book, isPrinted: true).html, id: built.chapter.slug)
    }
    if let glossary = book.book.glossary {
      let page = GlossaryPage(glossary, of: book, isPrinted: true)
      articles.append(article(page.html, id: Glossary.slug))
    }
    if book.isWhole, let evidence = book.evidence {
      let page = ClaimsPage(evidence, book.phrases, isPrinted: true)
      articles.append(article(page.html, id: ClaimsPage.slug))
    }
    return """
      <!DOCTYPE html>
      <html lang="\(book.book.language.htmlEscaped)">
      <head>
      <meta charset="utf-8">
      <title>\(book.book.title.htmlEscaped)</title>
      <link rel="stylesheet" href="\(Theme.stylesheetName)">
      <link rel="stylesheet" href="\(stylesheetName)">
      </head>
      <body>
      <main>
      <header class="printed-title">
      <h1>\(book.book.title.htmlEscaped)</h1>
      <p>\(book.book.summary.htmlEscaped)</p>
      </header>
      \(articles.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private static func article(_ html: String, id: String) -> String {
    "<article class=\"prose\" id=\"\(id.htmlEscaped)\">\(html)</article>"
  }

  /// What a printed book has and its pages have not.
  private static let stylesheet = """
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
}
