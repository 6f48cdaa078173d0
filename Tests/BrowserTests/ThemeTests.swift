import Foundation
import Testing

extension Browsing {
  /// Light and dark.
  @Suite struct Colours {
    private let background = "getComputedStyle(document.body).backgroundColor"

    @Test func aChosenThemePersists() async throws {
      let page = try await BuiltBook.everything.page("01-figures")
      let other = try await BuiltBook.everything.page("02-prose")
      try await Browser.run { browser in
        try await browser.emulate(.light)
        try await browser.open(page)
        let light = try await browser.evaluate(background)
        let button = try await browser.element("[data-theme-switch]")
        try await button.click()
        #expect(try await button.attribute("data-theme-switch") == "light")
        try await button.click()
        #expect(try await browser.evaluate("document.documentElement.dataset.theme") == "dark")
        let dark = try await browser.evaluate(background)
        #expect(dark != light)
        try await browser.reload()
        #expect(try await browser.evaluate(background) == dark)
        try await browser.open(other)
        #expect(try await browser.evaluate("document.documentElement.dataset.theme") == "dark")
        #expect(try await browser.evaluate(background) == dark)
        // By keyboard, and back to what the system wants.
        try await browser.element("[data-theme-switch]").focus()
        try await browser.press(.enter)
        #expect(
          try await browser.evaluate("document.documentElement.dataset.theme ?? null") == .null)
        #expect(try await browser.evaluate(background) == light)
      }
    }

    @Test(arguments: Browser.ColourScheme.allCases)
    func thePageFollowsTheSystem(scheme: Browser.ColourScheme) async throws {
      let page = try await BuiltBook.everything.page("01-figures")
      try await Browser.run { browser in
        try await browser.emulate(scheme)
        try await browser.open(page)
        let lightness = try await browser.evaluate(
          """
          (() => {
            const context = document.createElement('canvas').getContext('2d');
            context.fillStyle = getComputedStyle(document.body).backgroundColor;
            context.fillRect(0, 0, 1, 1);
            const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
            return (r + g + b) / 765;
          })()
          """)
        let value = try #require(lightness.number)
        #expect(scheme == .dark ? value < 0.3 : value > 0.7)
      }
    }
  }
}
