import Foundation
import TestSupport
import Testing

extension Browsing {
  /// A chapter that is edited while its page is open.
  @Suite struct Previewing {
    private static func chapter(_ words: String, _ cells: [String], end: String = "") -> String {
      let code = cells.map { "```swift\n\($0)\n```\n" }.joined(separator: "\n段。\n\n")
      let lines = String(repeating: "\n\n这一段只是让页面更长。", count: 40)
      return "# 章\n\n\(words)\n\n\(code)\n\(lines)\n\n\(end)\n"
    }

    /// Opens a page, marks it, saves edits one after another, and waits until each can be read.
    private func edit(
      _ first: String, _ edits: [(text: String, shown: String)],
      then check: @escaping @Sendable (Browser) async throws -> Void
    ) async throws {
      let book = try PreviewedBook(["a": first])
      let port = try await book.listen()
      let page = try #require(URL(string: "http://127.0.0.1:\(port)/a.html"))
      try await Browser.run { browser in
        try await browser.open(page)
        _ = try await browser.evaluate("window.isSamePage = true")
        _ = try await browser.evaluate("scrollTo(0, 400)")
        for (text, shown) in edits {
          try book.write(text, to: "book/a.md")
          try await browser.wait(
            for: shown, "document.querySelector('article').textContent.includes(arguments[0])",
            .text(shown))
        }
        try await check(browser)
      }
      try await book.stop()
    }

    @Test func onlyThePartsThatAreNewAreReplaced() async throws {
      let cells = ["let a = 1\na + 10", "let b = 2\nb + 20"]
      let edits: [(String, String)] = [
        (Self.chapter("新词。", cells), "新词"),
        (Self.chapter("新词。", [cells[0], "let b = 2\nb + 40"]), "42"),
        (Self.chapter("新词。", cells + ["1000 + 234"]), "1234"),
        (Self.chapter("新词。", Array(cells.dropLast())), "章"),
        (Self.chapter("新词。", Array(cells.dropLast()), end: "最后一段。"), "最后一段"),
      ]
      try await edit(Self.chapter("旧词。", cells), edits) { browser async throws in
        #expect(try await browser.evaluate("window.isSamePage === true") == .flag(true))
        #expect(try await browser.evaluate("scrollY > 300") == .flag(true))
        let text = try await browser.evaluate("document.querySelector('article').textContent")
        let words = text.text ?? ""
        #expect(words.contains("11") && !words.contains("42") && !words.contains("1234"))
        // What the book's script adds is on every cell, and once.
        let buttons = "document.querySelectorAll('.copy-button').length"
        let blocks = "document.querySelectorAll('main pre.cell-code').length"
        #expect(try await browser.evaluate("\(buttons) === \(blocks)") == .flag(true))
        let messages = try await browser.consoleMessages()
        #expect(messages.filter { !$0.contains("favicon.ico") }.isEmpty)
      }
    }

    @Test func anotherTitleLoadsThePageAgain() async throws {
      let edits = [("# 另一章\n\n文字。\n", "另一章")]
      try await edit(Self.chapter("旧词。", []), edits) { browser async throws in
        #expect(try await browser.evaluate("window.isSamePage ?? null") == .null)
        #expect(try await browser.evaluate("document.title.includes('另一章')") == .flag(true))
      }
    }
  }
}
