import BookDocument

/// Writes the pages of a book with their style sheet, their script and their pictures.
package enum SiteRenderer: Renderer {
  package static let format = "html"

  package static func files(of book: RenderedBook) -> [OutputFile] {
    let frame = PageFrame(book.book, chapters: book.numberedChapters)
    let pictures = book.files.images(of: book.built.map(\.chapter))
    return [glossaryPage(of: book, in: frame), claimsPage(of: book, in: frame)].compactMap(\.self)
      + book.built.filter { !$0.chapter.isFrontMatter }.map { built in
        OutputFile("\(built.chapter.slug).html", .text(page(of: built, of: book, in: frame)))
      }
      + [firstPage(of: book)].compactMap(\.self) + programs(of: book) + [
        OutputFile(Theme.stylesheetName, .text(book.theme.stylesheet)),
        OutputFile(Theme.scriptName, .text(book.theme.script)),
      ] + pictures.map { OutputFile($0.name, .copy(of: $0.source)) }
  }

  /// The names of pages that belong to the book and not to one chapter.
  package static let sharedPages = [
    "index.html", "\(Glossary.slug).html", "\(ClaimsPage.slug).html",
  ]

  /// The name of the file that holds a chapter's cells as one program.
  static func programName(of chapter: Chapter) -> String { "\(chapter.slug).swift" }

  private static func programs(of book: RenderedBook) -> [OutputFile] {
    book.built.compactMap { built in
      guard let program = book.programs[built.chapter.slug], !program.lines.isEmpty else {
        return nil
      }
      return OutputFile(programName(of: built.chapter), .text(program.text))
    }
  }

  /// The first page; nil if its own text did not run, so that an earlier page stays.
  private static func firstPage(of book: RenderedBook) -> OutputFile? {
    let text = book.built.first(where: \.chapter.isFrontMatter)
    guard text != nil || !book.book.hasFrontMatter else { return nil }
    let context = IndexContext(
      book.book, chapters: book.numberedChapters,
      body: text.map { ChapterHTML($0, of: book).html } ?? "",
      origin: book.origins.chapters[FrontMatter.slug] ?? book.origins.firstPage)
    return OutputFile("\(FrontMatter.slug).html", .text(book.theme.html(of: context)))
  }

  private static func page(
    of built: BuiltChapter, of book: RenderedBook, in frame: PageFrame
  ) -> String {
    let chapter = built.chapter
    let titled = book.titledChapters[chapter.slug] ?? chapter
    let context = PageContext(
      name: "\(chapter.slug).html", title: titled.title, body: ChapterHTML(built, of: book).html,
      sections: LinkContext.sections(of: titled, page: ""),
      origin: book.origins.chapters[chapter.slug] ?? book.origins.firstPage, in: frame)
    return book.theme.html(of: context)
  }

  /// The page of the words.
  private static func glossaryPage(of book: RenderedBook, in frame: PageFrame) -> OutputFile? {
    guard let glossary = book.book.glossary else { return nil }
    let name = "\(Glossary.slug).html"
    let context = PageContext(
      name: name, title: book.phrases.glossaryTitle, body: GlossaryPage(glossary, of: book).html,
      sections: [], origin: book.origins.glossary ?? book.origins.firstPage, in: frame)
    return OutputFile(name, .text(book.theme.html(of: context)))
  }

  /// The page of the claims, which needs the evidence of all chapters.
  private static func claimsPage(
    of book: RenderedBook, in frame: PageFrame
  ) -> OutputFile? {
    guard book.isWhole, let evidence = book.evidence else { return nil }
    let page = ClaimsPage(evidence, book.phrases, isPrinted: false)
    let name = "\(ClaimsPage.slug).html"
    let context = PageContext(
      name: name, title: book.phrases.claimsTitle, body: page.html,
      sections: ClaimsPage.sections(in: book.phrases).map {
        LinkContext(href: "#\($0.id)", title: $0.text, level: 2)
      },
      origin: book.origins.claims, in: frame)
    return OutputFile(name, .text(book.theme.html(of: context)))
  }
}
