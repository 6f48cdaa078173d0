import Foundation
import Testing

extension Browsing {
  /// What comes out of a reader's printer.
  @Suite(
    .enabled(
      if: Tool.pdfText.isInstalled && Tool.pdfInfo.isInstalled,
      "needs poppler-utils: apt-get install poppler-utils"))
  struct Printing {
    @Test func aPrintedPageHasTheTextAndNoNavigation() async throws {
      let page = try await BuiltBook.everything.page("01-figures")
      let printed = try await print(page)
      #expect(printed.pageCount >= 2)
      for text in ["因果掩码让每个查询只看见它自己和左边的键", "1.3 论断和问题", "两数之差"] {
        #expect(printed.text.contains(text))
      }
      for text in ["目录", "跳到正文", "下一章", "上一章"] {
        #expect(!printed.text.contains(text), "'\(text)' leads nowhere on paper")
      }
    }

    @Test func linksAreSpelledOutOnPaper() async throws {
      let printed = try await print(BuiltBook.everything.page("02-prose"))
      #expect(printed.text.filter { !$0.isWhitespace }.contains("https://www.example.org/short"))
    }

    @Test func everyChapterPrintsWhole() async throws {
      let pages = try await BuiltBook.real.pages
      let files = try await Browser.run { browser in
        var files: [Data] = []
        for page in pages {
          try await browser.open(page)
          files.append(try await browser.pdf())
        }
        return files
      }
      for (page, file) in zip(pages, files) {
        let printed = try await PrintedPages(file)
        let title = try String(contentsOf: page, encoding: .utf8)
          .firstMatch(of: /<h1[^>]*>([^<]*)/)?.1
        let expected = try #require(title).filter { !$0.isWhitespace }
        #expect(printed.pageCount > 0)
        #expect(printed.text.filter { !$0.isWhitespace }.contains(expected))
      }
    }

    private func print(_ page: URL) async throws -> PrintedPages {
      let data = try await Browser.run { browser in
        try await browser.open(page)
        return try await browser.pdf()
      }
      return try await PrintedPages(data)
    }
  }
}
