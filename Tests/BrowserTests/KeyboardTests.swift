import Foundation
import Testing

extension Browsing {
  /// What readers do who have no mouse.
  @Suite struct Keyboard {
    @Test func theFirstTabReachesTheLinkToTheContent() async throws {
      try await Browser.run { browser in
        for page in try await allPages {
          try await browser.open(page)
          try await browser.press(.tab)
          let link = try await browser.evaluate(
            "[document.activeElement.getAttribute('href'), document.activeElement.checkVisibility()]"
          )
          #expect(link == ["#content", true], "\(page.lastPathComponent)")
          let box = try await browser.evaluate(Script.isInsideWindow("document.activeElement"))
          #expect(box == true, "the focused link can be seen on \(page.lastPathComponent)")
          try await browser.press(.enter)
          try await browser.wait(
            for: "the focus in the content", "document.activeElement.id === 'content'")
        }
      }
    }

    @Test func arrowsTurnThePages() async throws {
      let first = try await BuiltBook.everything.page("01-figures")
      try await Browser.run { browser in
        try await browser.open(first)
        try await browser.press(.right)
        try await browser.wait(for: "the next page", "location.pathname.endsWith('/02-prose.html')")
        try await browser.wait(
          for: "the page's script", "!document.querySelector('[data-tools]').hidden")
        try await browser.press(.left)
        try await browser.wait(
          for: "the page before", "location.pathname.endsWith('/01-figures.html')")
        try await browser.wait(
          for: "the page's script", "!document.querySelector('[data-tools]').hidden")
        // In a field arrows move the caret.
        try await browser.type("/")
        try await browser.wait(for: "the search", "document.getElementById('search').open")
        try await browser.press(.right)
        let place = try await browser.evaluate("location.pathname")
        #expect(place.text?.hasSuffix("/01-figures.html") == true)
      }
    }

    @Test func keysOfOneCharacterCanBeTurnedOff() async throws {
      let first = try await BuiltBook.everything.page("01-figures")
      try await Browser.run { browser in
        try await browser.open(first)
        try await browser.type("?")
        try await browser.wait(for: "the list of keys", "document.getElementById('keys').open")
        try await browser.element("[data-single-keys]").click()
        try await browser.press(.escape)
        try await browser.wait(for: "no dialog", "!document.getElementById('keys').open")
        try await browser.reload()
        try await browser.type("/")
        #expect(try await browser.evaluate("document.getElementById('search').open") == false)
        try await browser.type("k", holding: .control)
        try await browser.wait(for: "the search", "document.getElementById('search').open")
      }
    }

    @Test func theContentsAreOneStopWithArrows() async throws {
      try await Browser.run { browser in
        try await browser.resize(width: 1400, height: 900)
        try await browser.open(BuiltBook.everything.page("01-figures"))
        let links = "[...document.querySelectorAll('.contents-side a[href]')]"
        #expect(
          try await browser.evaluate("\(links).filter(link => link.tabIndex === 0).length") == 1)
        try await browser.element(".contents-side a[href]").focus()
        try await browser.press(.down, .down, .up)
        #expect(try await browser.evaluate("\(links).indexOf(document.activeElement)") == 1)
        try await browser.press(.tab)
        #expect(
          try await browser.evaluate("document.activeElement.closest('.contents') === null") == true
        )
      }
    }

    @Test func enterOnAMarkLeadsToTheLinkInItsNote() async throws {
      try await Browser.run { browser in
        try await browser.resize(width: 1280, height: 900)
        try await browser.open(BuiltBook.everything.page("01-figures"))
        try await browser.element(".claim-mark").focus()
        try await browser.press(.enter)
        #expect(
          try await browser.evaluate("document.activeElement.matches('.claim-note a')") == true)
        try await browser.press(.escape)
        #expect(try await browser.evaluate("document.activeElement.matches('.claim-mark')") == true)
      }
    }

    @Test func tabReachesEveryControlInTheOrderOfThePage() async throws {
      try await Browser.run { browser in
        try await browser.open(BuiltBook.everything.page("01-figures"))
        var places: [Double] = []
        for _ in 0..<400 {
          try await browser.press(.tab)
          let place = try await browser.evaluate(Script.placeOfFocus)
          guard let number = place["place"].number, number >= 0 else { break }
          #expect(place["visible"] == true, "focus is visible on \(place["html"].text ?? "")")
          places.append(number)
        }
        #expect(places == places.sorted(), "tab follows the page's order")
        let reachable = try await browser.evaluate(Script.reachableControls).number
        #expect(places.count >= 10)
        #expect(Double(Set(places).count) == reachable)
      }
    }
  }
}
