import BookDocument
import BookRenderers
import Foundation
import TestSupport
import Testing

extension Browsing {
  /// Finding a place by its words, from disk.
  @Suite struct Searching {
    private func search(
      for words: String, on page: String = "01-figures",
      _ body: @Sendable (Browser) async throws -> Void
    ) async throws {
      let page = try await BuiltBook.everything.page(page)
      try await Browser.run { browser in
        try await browser.open(page)
        try await browser.type("/")
        try await browser.wait(for: "the search", "document.getElementById('search').open")
        try await browser.type(words)
        try await browser.wait(
          for: "an answer", "document.querySelector('.search-status').textContent !== ''")
        try await body(browser)
      }
    }

    @Test func wordsInChineseAreFoundOnAnotherPage() async throws {
      try await search(for: "独角兽") { browser in
        let results = try await browser.evaluate(
          "[...document.querySelectorAll('.search-results a')].map(a => a.getAttribute('href'))")
        #expect(results.elements.count >= 1)
        #expect(results.elements.allSatisfy { $0.text?.hasPrefix("02-prose.html") == true })
        let marked = try await browser.element(".search-results mark").text
        #expect(marked == "独角兽")
        try await browser.press(.enter)
        try await browser.wait(
          for: "the other page", "location.pathname.endsWith('/02-prose.html')")
      }
    }

    @Test(arguments: [
      ("注意", "02-prose.html"), ("causalMask", "01-figures.html"), ("1-a", "01-figures.html"),
      ("modelDimension", "02-prose.html"), ("因果掩码", "01-figures.html"),
    ])
    func wordsOfEveryKindAreFound(words: String, page: String) async throws {
      try await search(for: words) { browser in
        let found = try await browser.evaluate(
          "[...document.querySelectorAll('.search-results a')].map(a => a.getAttribute('href'))")
        #expect(
          found.elements.contains { $0.text?.hasPrefix(page) == true }, "'\(words)': \(found)")
      }
    }

    @Test func whatTheBookDoesNotSayIsNotFound() async throws {
      try await search(for: "斑马线") { browser in
        #expect(try await browser.element(".search-status").text.contains("没有找到"))
        let count = try await browser.evaluate(
          "document.querySelectorAll('.search-results a').length")
        #expect(count == 0)
        try await browser.press(.escape)
        try await browser.wait(for: "no search", "!document.getElementById('search').open")
      }
    }

    @Test func aLargeBookLoadsWhatAQueryNeeds() async throws {
      let page = try await BuiltBook.everything.page("01-figures")
      let copy = TestFolder()
      let folder = copy.path("pages")
      try FileManager.default.copyItem(
        atPath: page.deletingLastPathComponent().path, toPath: folder)
      let entries = (0..<100).map { number in
        SearchEntry(
          page: "\(number).html", anchor: "", kind: .page, title: "第 \(number) 章",
          text: number == 70 ? "这里有犀牛" : "别的")
      }
      for file in SearchIndex(entries, sizes: .init(whole: 0, shard: 100)).files {
        try TextFile.write(file.text, to: "\(folder)/\(file.name)")
      }
      try await Browser.run { browser in
        try await browser.open(URL(fileURLWithPath: "\(folder)/01-figures.html"))
        try await browser.type("/")
        try await browser.type("犀牛")
        try await browser.wait(
          for: "an answer", "document.querySelector('.search-results a') !== null")
        let link = try await browser.element(".search-results a")
        #expect(try await link.text.contains("第 70 章"))
        let loaded = try await browser.requests().filter { $0.contains("search-index/") }
        #expect((2...10).contains(loaded.count), "\(loaded)")
        #expect(try await browser.consoleMessages().isEmpty)
      }
    }

    @Test func resultsAreChosenByArrowKeys() async throws {
      try await search(for: "因果掩码") { browser in
        try await browser.press(.down)
        let isFirst = "document.activeElement === document.querySelector('.search-results a')"
        #expect(try await browser.evaluate(isFirst) == true)
        try await browser.press(.up)
        #expect(try await browser.evaluate("document.activeElement.type") == "search")
      }
    }
  }
}
