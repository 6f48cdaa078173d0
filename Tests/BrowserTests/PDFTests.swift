import BookBuild
import BookDocument
import CellRecords
import Foundation
import Testing

/// The book as one PDF.
@Suite struct PDFTests {
  private var options: BookBuilder.Options {
    get async throws {
      let pages = try await BuiltBook.everything.pages
      return BookBuilder.Options(
        bookDirectory: BuiltBook.root + "/Tests/BrowserTests/Book",
        outputDirectory: pages[0].deletingLastPathComponent().path, jobs: 1)
    }
  }

  @Test(
    .enabled(if: Tool.browser.isInstalled, "needs a browser: apt-get install chromium"),
    .enabled(
      if: Tool.pdfText.isInstalled && Tool.pdfMarkup.isInstalled,
      "needs poppler-utils: apt-get install poppler-utils"))
  func onePDFHoldsEveryChapterWithBookmarksAndNumbers() async throws {
    let options = try await options
    let mistakes = await PDFRenderer(options).print()
    #expect(mistakes == [])
    let path = "\(options.outputDirectory)/\(PDFRenderer.fileName)"
    let printed = try await PrintedPages(Data(contentsOf: URL(fileURLWithPath: path)))
    // A title page, two chapters and the claims, each on pages of their own.
    #expect(printed.pageCount >= 4)
    let text = printed.text.filter { !$0.isWhitespace }
    for title in ["样样都有的书", "1.图", "2.文字", "论断台账", "独角兽"] {
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

  @Test func withoutABrowserTheMessageNamesThePackage() async throws {
    let mistakes = await PDFRenderer(
      BookBuilder.Options(bookDirectory: "chapters", outputDirectory: "output", jobs: 1),
      searchPath: "/nowhere"
    ).print()
    #expect(mistakes.map(\.message) == ["there is no Chromium to make the PDF with"])
    #expect(mistakes.first?.help == "install Debian's package 'chromium'")
  }
}
