import Foundation
import Testing

extension Browsing {
  /// What readers get who allow no scripts.
  @Suite struct Scriptless {
    /// The text of the page, without the controls that the script adds.
    private let text = """
      (() => {
        const main = document.querySelector('main').cloneNode(true);
        const added = '.copy-button, .head-picker, .figure-readout, .stepper-controls, .enlarged, .zoom-hint';
        main.querySelectorAll(added).forEach(element => element.remove());
        return main.textContent.replace(/\\s+/g, ' ').trim();
      })()
      """

    @Test func everythingIsThereWithoutScripts() async throws {
      try await Browser.run { browser in
        for page in try await allPages {
          try await browser.open(page)
          try await browser.wait(
            for: "the script", "!document.querySelector('[data-tools]')?.hidden")
          let with = try await browser.evaluate(text).text ?? ""
          #expect(with.count > 50)
          let scripted = try await browser.evaluate(
            "document.querySelectorAll('.copy-button').length")
          try await browser.disableScripts()
          try await browser.open(page)
          let without = try await browser.evaluate(text).text ?? ""
          #expect(without == with, "\(page.lastPathComponent)")
          let left = try await browser.evaluate("document.querySelectorAll('.copy-button').length")
          #expect(left == 0, "no script ran the second time; the first time there were \(scripted)")
          let isHidden = "document.querySelector('[data-tools]')?.checkVisibility() !== true"
          #expect(try await browser.evaluate(isHidden) == true, "tools that do nothing do not show")
          try await browser.enableScripts()
        }
      }
    }

    @Test func stepsAreTakenWithoutScripts() async throws {
      let page = try await BuiltBook.everything.page("01-figures")
      try await Browser.run { browser in
        try await browser.disableScripts()
        try await browser.open(page)
        let shown = """
          [...document.querySelectorAll('#fig-steps .stepper-frame')]
            .filter(frame => frame.checkVisibility()).map(frame => frame.dataset.step).join()
          """
        #expect(try await browser.evaluate(shown) == "1")
        try await browser.element("#fig-steps label.stepper-name:nth-of-type(2)").click()
        #expect(try await browser.evaluate(shown) == "2")
        try await browser.press(.right)
        #expect(try await browser.evaluate(shown) == "3")
      }
    }
  }
}
