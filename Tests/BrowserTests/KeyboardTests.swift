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
