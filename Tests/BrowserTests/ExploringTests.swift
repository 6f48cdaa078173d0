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
        let title = try await browser.element("#fig-mask .heat-row > .is-active title")
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
          at: browser.element("#fig-mask .heat-row:nth-of-type(4) > path"))
        try await browser.wait(
          for: "a marked cell", "document.querySelectorAll('#fig-mask .is-active').length === 1")
        let said = try await readout(of: "fig-mask", in: browser)
        #expect(said.contains("查询") && said.contains("键"), "\(said)")
      }
    }

    /// From a cell to its row and its dot product, which the build has written.
    @Test func aCellOfAnAttentionLeadsToItsRowAndItsDotProduct() async throws {
      let page = try #require(try await BuiltBook.real.pages.first { $0.path.contains("/07-") })
      let figure = "#fig-translator-heads"
      let chosen = """
        (line => line && [line.closest('table').caption.textContent, line.cells[0].textContent,
          line.checkVisibility()])(document.querySelector('\(figure) .is-chosen'))
        """
      try await Browser.run { browser in
        try await browser.resize(width: 1280, height: 900)
        try await browser.open(page)
        // The second head, the third row, the sixth column.
        try await browser.element(
          "\(figure) svg.heatmap:nth-of-type(2) .heat-row:nth-of-type(5) > path:nth-of-type(6)"
        ).click()
        #expect(try await browser.evaluate(chosen) == ["头 2，查询 two", "两", true])
        let cell = try await browser.element("\(figure) .heat-row > .is-active title")
          .property("textContent")
        #expect(cell.contains("two") && cell.contains("两"), "\(cell)")
        // By keyboard from the first cell on, and its line is said aloud. The page scrolls: a pointer that
        // rests on a cell would choose another.
        try await browser.point(at: browser.element("h1"))
        try await browser.element("\(figure) .figure-part").focus()
        try await browser.press(.escape)
        try await browser.press(.right)
        try await browser.press(.enter)
        #expect(try await browser.evaluate(chosen) == ["头 1，查询 he", "今", true])
        let said = try await browser.evaluate(
          "document.querySelector('body > [role=status]').textContent")
        #expect(said.text?.contains("=") == true)
        try await browser.element("\(figure) [data-zoom] input[type=range]").focus()
        try await browser.press(.right)
        let named = try await browser.element("\(figure) .stepper-controls").property("textContent")
        #expect(named.contains("头 1，查询 likes"), "\(named)")
      }
    }

    @Test func theNoteStandsBesideItsCell() async throws {
      try await withFigures { browser in
        try await browser.point(at: browser.element("#fig-mask .heat-row > path"))
        try await browser.wait(
          for: "the note", "document.querySelector('#fig-mask .figure-readout').textContent !== ''")
        let distance = try await browser.evaluate(
          """
          document.querySelector('#fig-mask .figure-readout').getBoundingClientRect().top
            - document.querySelector('#fig-mask .is-active').getBoundingClientRect().bottom
          """
        ).number
        #expect(try abs(#require(distance)) < 12)
      }
    }

    @Test func aHeadIsEnlargedByMouseAndByKeyboardAndMovesNothing() async throws {
      try await withFigures { browser in
        let picked = """
          [...document.querySelectorAll('#fig-heads svg.heatmap')]
            .filter(svg => svg.closest('.figure-panels > .is-picked'))
            .map(svg => svg.querySelector('title').textContent)
          """
        let below = "document.querySelector('#fig-steps').getBoundingClientRect().top + scrollY"
        let place = try await browser.evaluate(below)
        let width = "document.querySelector('#fig-heads svg.heatmap:nth-of-type(2)')?.clientWidth"
        let before = try await browser.evaluate(width).number ?? 0
        try await browser.element("#fig-heads .head-picker label:nth-of-type(3)").click()
        #expect(try await browser.evaluate(picked).elements.compactMap(\.text) == ["头 2"])
        #expect(try await browser.evaluate(below) == place)
        #expect(try await browser.evaluate(width).number ?? 0 > before)
        try await browser.element("#fig-heads .head-picker input:checked").focus()
        try await browser.press(.right)
        #expect(try await browser.evaluate(picked).elements.compactMap(\.text) == ["头 3"])
        try await browser.press(.left, .left, .left)
        #expect(try await browser.evaluate(picked).elements.isEmpty)
      }
    }

    /// The frame of a stepper that is seen.
    private func frame(_ stepper: String) -> String {
      """
      [...document.querySelector('\(stepper)').querySelectorAll('.stepper-frame')]
        .filter(frame => frame.checkVisibility()).map(frame => frame.dataset.step).join()
      """
    }

    @Test func fewStepsAreASwitch() async throws {
      try await withFigures { browser in
        #expect(try await browser.evaluate(frame("#fig-steps")) == "1")
        try await browser.element("#fig-steps label.stepper-name:nth-of-type(3)").click()
        #expect(try await browser.evaluate(frame("#fig-steps")) == "3")
        try await browser.element("#fig-steps .stepper-button:checked").focus()
        try await browser.press(.left)
        #expect(try await browser.evaluate(frame("#fig-steps")) == "2")
      }
    }

    @Test func manyStepsAreASliderThatPlays() async throws {
      let page = try #require(try await BuiltBook.real.pages.first { $0.path.contains("/06-") })
      let stepper = ".stepper.has-slider"
      try await Browser.run { browser in
        try await browser.open(page)
        try await browser.element("\(stepper) input[type=range]").focus()
        try await browser.press(.right, .right)
        #expect(try await browser.evaluate(frame(stepper)) == "3")
        #expect(
          try await browser.evaluate("document.activeElement.getAttribute('aria-valuetext')")
            == "第 2 拍")
        try await browser.press(.end)
        let last = try await browser.evaluate(frame(stepper)).text.flatMap { Int($0) } ?? 0
        #expect(last > 5)
        try await browser.press(.home)
        try await browser.element("\(stepper) .stepper-controls button").click()
        try await browser.wait(
          for: "the next frame", "Number(\(frame(stepper))) > 1")
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

    @Test func aReaderChoosesTextCodeOrEvidenceOnce() async throws {
      let open = """
        (kind => [...document.querySelectorAll('main .cell-row > ' + kind)]
          .map(fold => fold.open).every(open => open))
        """
      let closed = "[...document.querySelectorAll('main .cell-row > details')].every(d => !d.open)"
      try await withFigures { browser in
        try await browser.element("[data-reading] [value=text]").focus()
        try await browser.press(.right)
        #expect(try await browser.evaluate("\(open)('.cell-fold')") == true)
        try await browser.press(.right)
        #expect(try await browser.evaluate("\(open)('.cell-evidence')") == true)
        try await browser.reload()
        #expect(try await browser.evaluate("\(open)('.cell-evidence')") == true)
        try await browser.element("[data-reading] label:first-of-type").click()
        #expect(try await browser.evaluate(closed) == true)
      }
    }
  }
}
