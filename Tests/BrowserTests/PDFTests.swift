import BookBuild
import BookDocument
import BookRenderers
import CellRunner
import Foundation
import RunStore
import TestSupport
import Testing

/// The book as one PDF.
@Suite struct PDFTests {
  @Test(
    .enabled(if: Tool.browser.isInstalled, "needs a browser: apt-get install chromium"),
    .enabled(
      if: Tool.pdfText.isInstalled && Tool.pdfMarkup.isInstalled,
      "needs poppler-utils: apt-get install poppler-utils"))
  func onePDFHoldsEveryChapterWithBookmarksAndNumbers() async throws {
    let folder = TestFolder()
    let options = BookBuilder.Options(
      bookDirectory: Repository.path("Tests/BrowserTests/Book"), outputDirectory: folder.path,
      jobs: 2, cache: CacheFolder(beside: .ofRunningExecutable), formats: [PrintRenderer.format])
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    #expect(report.diagnostics == [])
    // The pages that it is printed from are nobody's business.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == [".book-files", "book.pdf"])
    let path = folder.path("book.pdf")
    let printed = try await PrintedPages(Data(contentsOf: URL(fileURLWithPath: path)))
    // A title page, two chapters and the claims, each on pages of their own.
    #expect(printed.pageCount >= 4)
    let text = printed.text.filter { !$0.isWhitespace }
    for title in ["样样都有的书", "1.图", "2.文字", "论断总表", "独角兽"] {
      #expect(text.contains(title), "'\(title)'")
    }
    let outline = printed.outline.map { $0.filter { !$0.isWhitespace } }
    for title in ["1.图", "1.1热力图", "2.文字", "2.2不运行的代码"] {
      #expect(outline.contains { $0.contains(title) }, "'\(title)' in \(outline)")
    }
    let lastPage = printed.text.split(separator: "\u{C}").last { !$0.allSatisfy(\.isWhitespace) }
    let lastLine = lastPage?.split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }
    #expect(lastLine.map(String.init) == String(printed.pageCount))
  }

  @Test(
    .enabled(if: Tool.browser.isInstalled, "needs a browser: apt-get install chromium"),
    .enabled(
      if: Tool.pdfText.isInstalled && Tool.pdfMarkup.isInstalled,
      "needs poppler-utils: apt-get install poppler-utils"))
  func pagesAreFullAndCodeIsPrintedOnRequest() async throws {
    let folder = TestFolder()
    func printed(withCode: Bool) async throws -> PrintedPages {
      let options = BookBuilder.Options(
        bookDirectory: Repository.path("chapters"), outputDirectory: folder.path,
        jobs: 2, cache: CacheFolder(beside: .ofRunningExecutable),
        formats: [PrintRenderer.format], printsFoldedCode: withCode)
      _ = await BookBuilder(options, progress: SilentProgress()).build()
      return try await PrintedPages(
        Data(contentsOf: URL(fileURLWithPath: folder.path("book.pdf"))))
    }
    let pages = try await printed(withCode: false)
    #expect(pages.pageCount > 20)
    #expect(!pages.text.contains("import Transformer") && !pages.text.contains("let vocabulary ="))
    #expect(pages.links.count > 50)
    #expect(pages.links.filter { $0.target == nil } == [])
    // The first page's text, two chapters, the words and the claims end where they end.
    #expect(pages.starts.count == 5 && pages.starts.first == 1)
    let ends = Set(pages.starts.dropFirst().map { $0 - 1 } + [pages.pageCount])
    // The title has a page of its own.
    let short = (2...pages.pageCount).filter { pages.fill[$0 - 1] < 0.5 && !ends.contains($0) }
    #expect(short == [], "fill in per cent: \(pages.fill.map { Int($0 * 100) })")
    let withCode = try await printed(withCode: true)
    #expect(withCode.text.contains("let vocabulary ="))
  }

  /// One document holds all chapters: their notes and headings may have the same names.
  @Test(
    .enabled(if: Tool.browser.isInstalled, "needs a browser: apt-get install chromium"),
    .enabled(
      if: Tool.pdfText.isInstalled && Tool.pdfMarkup.isInstalled,
      "needs poppler-utils: apt-get install poppler-utils"))
  func equalNamesInTwoChaptersLeadEachToItsOwn() async throws {
    let folder = TestFolder()
    try folder.write("title: t\nlanguage: en\nimports: []\n", to: "book/book.yml")
    for (slug, other) in [("01-a", "02-b"), ("02-b", "01-a")] {
      try folder.write(
        """
        # Chapter \(slug)

        Words[^note], more[^note], others[^other] and [here](#summary), [there](\(other).md#summary),
        [小](#小结).

        ## Summary

        ## 小结

        [^note]: Note of \(slug).
        [^other]: Other of \(slug).
        """, to: "book/\(slug).md")
    }
    let options = BookBuilder.Options(
      bookDirectory: folder.path("book"), outputDirectory: folder.path("pages"), jobs: 1,
      formats: [PrintRenderer.format])
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    #expect(report.diagnostics == [])
    let printed = try await PrintedPages(
      Data(contentsOf: URL(fileURLWithPath: folder.path("pages/book.pdf"))))
    #expect(printed.pageCount == 3)
    let pages = printed.text.split(separator: "\u{C}")
    for (page, slug) in [(1, "01-a"), (2, "02-b")] {
      let text = pages[page].filter { !$0.isWhitespace }
      #expect(text.matches(of: #/Noteof(01-a|02-b)/#).map { String($0.1) } == [slug])
      #expect(text.matches(of: #/Otherof(01-a|02-b)/#).map { String($0.1) } == [slug])
    }
    #expect(printed.links.filter { $0.target == nil } == [])
    func targets(_ isWanted: (String) -> Bool) -> [Int: Set<Int>] {
      Dictionary(grouping: printed.links.filter { isWanted($0.text) }, by: \.page)
        .mapValues { Set($0.compactMap(\.target)) }
    }
    #expect(targets { $0 == "1" } == [2: [2], 3: [3]])
    #expect(targets { $0 == "2" } == [2: [2], 3: [3]])
    // 'here' and 'there'.
    #expect(targets { $0.contains("here") } == [2: [2, 3], 3: [2, 3]])
  }

  @Test func withoutABrowserTheMessageNamesThePackage() async throws {
    let folder = TestFolder()
    let diagnostics = await PDFRenderer(searchPath: "/nowhere")
      .print([OutputFile("book.html", .text("<p>a</p>"))], to: folder.path("book.pdf"))
    #expect(diagnostics.map(\.id) == [.pdfBrowserMissing])
    #expect(diagnostics.first?.help == "install Debian's package 'chromium'")
  }
}
