import Foundation
import Testing

extension Browsing {
  /// Figures that a reader takes apart.
  @Suite struct Exploring {
    private func withFigures(_ body: @Sendable (Browser) async throws -> Void) async throws {
      let page = try await BuiltBook.everything.page("01-figures")
      try await Browser.run { browser in
        try await browser.resize(width: 1280, height: 900)
        try await browser.open(page)
        try await body(browser)
      }
    }

    private func readout(of figure: String, in browser: Browser) async throws -> String {
      try await browser.element("#\(figure) .figure-readout").text
    }

    @Test func aHeatmapsCellsAreReadByKeyboard() async throws {
      try await withFigures { browser in
        try await browser.element("#fig-mask .figure-body").focus()
        try await browser.press(.right)
        let first = try await readout(of: "fig-mask", in: browser)
        #expect(first.contains("查询") && first.contains("键") && first.contains("<Begin>"))
        try await browser.press(.down, .down, .right)
        let third = try await readout(of: "fig-mask", in: browser)
        #expect(third.contains("have") && third.contains("I"), "\(third)")
        let title = try await browser.element("#fig-mask .heat-cell.is-active title")
          .property("textContent")
        #expect(third.hasSuffix(title), "the line says what the cell's own title says")
        try await browser.press(.escape)
        let active = try await browser.evaluate("document.querySelectorAll('.is-active').length")
        #expect(active == 0)
      }
    }

    @Test func aHeatmapsCellsAreReadByMouse() async throws {
      try await withFigures { browser in
        try await browser.point(
          at: browser.element("#fig-mask .heat-cell:nth-of-type(7), #fig-mask .heat-cell"))
        try await browser.wait(
          for: "a marked cell", "document.querySelectorAll('#fig-mask .is-active').length === 1")
        let said = try await readout(of: "fig-mask", in: browser)
        #expect(said.contains("查询") && said.contains("键"), "\(said)")
      }
    }

    @Test func aHeadIsPickedByMouseAndByKeyboard() async throws {
      try await withFigures { browser in
        let shown = """
          [...document.querySelectorAll('#fig-heads .figure-panels svg.heatmap')]
            .filter(svg => svg.checkVisibility() && svg.getClientRects().length)
            .map(svg => svg.querySelector('title').textContent)
          """
        #expect(try await browser.evaluate(shown).elements.count == 3)
        try await browser.element("#fig-heads .head-picker label:nth-of-type(3)").click()
        #expect(try await browser.evaluate(shown).elements.compactMap(\.text) == ["头 2"])
        try await browser.element("#fig-heads .head-picker input:checked").focus()
        try await browser.press(.right)
        #expect(try await browser.evaluate(shown).elements.compactMap(\.text) == ["头 3"])
        try await browser.press(.left, .left, .left)
        #expect(try await browser.evaluate(shown).elements.count == 3)
      }
    }

    /// The frame that is seen, and what the counter says.
    private let state = """
      [[...document.querySelectorAll('#fig-steps .stepper-frame')]
        .filter(frame => frame.checkVisibility()).map(frame => frame.dataset.step).join(),
       document.querySelector('#fig-steps .stepper-count').textContent]
      """

    @Test func stepsAreTakenByMouse() async throws {
      try await withFigures { browser in
        #expect(try await browser.evaluate(state) == ["1", "1 / 3"])
        try await browser.element("#fig-steps .stepper-controls button:last-of-type").click()
        #expect(try await browser.evaluate(state) == ["2", "2 / 3"])
        try await browser.element("#fig-steps .stepper-controls button:first-of-type").click()
        #expect(try await browser.evaluate(state) == ["1", "1 / 3"])
        try await browser.element("#fig-steps label.stepper-name:nth-of-type(3)").click()
        #expect(try await browser.evaluate(state) == ["3", "3 / 3"])
      }
    }

    @Test func stepsAreTakenByKeyboard() async throws {
      try await withFigures { browser in
        try await browser.element("#fig-steps .stepper-button:checked").focus()
        try await browser.press(.right)
        #expect(try await browser.evaluate(state) == ["2", "2 / 3"])
        try await browser.press(.end)
        #expect(try await browser.evaluate(state) == ["3", "3 / 3"])
        try await browser.press(.home)
        #expect(try await browser.evaluate(state) == ["1", "1 / 3"])
      }
    }

    @Test func aStepperPlaysToItsEnd() async throws {
      try await withFigures { browser in
        try await browser.element("#fig-steps .stepper-controls button:nth-of-type(2)").click()
        try await browser.wait(
          for: "the last step",
          "document.querySelector('#fig-steps .stepper-count').textContent === '3 / 3'")
      }
    }

    @Test func aButtonCopiesTheCode() async throws {
      try await withFigures { browser in
        let code = try await browser.element("pre.cell-code").property("textContent")
        try await browser.element(".copy-frame .copy-button").click()
        try await browser.wait(
          for: "the button to say so",
          "document.querySelector('.copy-button').textContent === '已复制'")
        // Into a field of the page, as a reader would paste it.
        try await browser.type("/")
        try await browser.wait(for: "the search", "document.getElementById('search').open")
        _ = try await browser.evaluate(
          """
          (() => { const area = document.createElement('textarea'); area.id = 'pasted';
            document.querySelector('dialog#search').append(area); area.focus(); })()
          """)
        try await browser.type("v", holding: .control)
        let pasted = try await browser.element("#pasted").property("value")
        #expect(pasted == code && !code.isEmpty)
      }
    }

    @Test func everythingFoldsAndUnfolds() async throws {
      try await withFigures { browser in
        let isOpen = "[...document.querySelectorAll('main details')].every(d => d.open)"
        let isClosed = "[...document.querySelectorAll('main details')].every(d => !d.open)"
        if try await browser.evaluate(isOpen) == true {
          try await browser.element("[data-fold-all]").click()
          #expect(try await browser.evaluate(isClosed) == true)
        }
        try await browser.element("[data-fold-all]").click()
        #expect(try await browser.evaluate(isOpen) == true)
        try await browser.element("[data-fold-all]").focus()
        try await browser.press(.enter)
        #expect(try await browser.evaluate(isClosed) == true)
      }
    }
  }
}
