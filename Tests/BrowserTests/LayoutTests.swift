import Foundation
import Testing

extension Browsing {
  /// What a page looks like at the widths of telephones, tablets and screens.
  @Suite struct Layout {
    /// Texts of drawings below 11 pixels as they are shown.
    private let smallTexts = """
      [...document.querySelectorAll('main svg text')].flatMap(text => {
        if (!text.checkVisibility() || !text.textContent.trim()) return [];
        const { a, b, c, d } = text.getScreenCTM();
        const size = parseFloat(getComputedStyle(text).fontSize) * Math.sqrt(Math.abs(a * d - b * c));
        return size < 10.99
          ? [size.toFixed(1) + ': ' + text.closest('figure')?.id + ' ' + text.textContent] : [];
      })
      """

    /// Cells of tables that their box cuts off, of tables for which a selector holds.
    private func cutCells(of tables: String) -> String {
      """
      [...document.querySelectorAll('main :is(\(tables)) :is(td, tbody th)')].flatMap(cell => {
        const box = cell.closest('.figure-body, .table-scroll, .figure-data')?.getBoundingClientRect();
        if (!box || !cell.checkVisibility()) return [];
        return cell.getBoundingClientRect().right > box.right + 1
          ? [(cell.closest('figure')?.id ?? '') + ' ' + cell.textContent.slice(0, 40)] : [];
      })
      """
    }

    @Test(arguments: [320, 390, 768, 1400, 2560])
    func drawingsCanBeReadAndTablesAreNotCut(width: Int) async throws {
      try await Browser.run { browser in
        try await browser.resize(width: width, height: 900)
        for page in try await BuiltBook.real.pages {
          try await browser.open(page)
          let name = "\(page.lastPathComponent) at \(width)"
          let small = try await browser.evaluate(smallTexts)
          #expect(small == [], "\(name)")
          // What is folded is measured too; numbers there scroll, with their first column in place.
          let folded = ":is(.figure-data, .chapter-shapes) *"
          let tables = "table:not(\(folded)\(width < 1400 ? ", .mutations" : ""))"
          _ = try await browser.evaluate(
            "document.querySelectorAll('main details').forEach(fold => { fold.open = true; })")
          #expect(try await browser.evaluate(cutCells(of: tables)) == [], "\(name)")
        }
      }
    }

    /// Who has chosen colours sees all that is drawn in them, and what is chosen is not marked by colour
    /// alone.
    @Test func forcedColoursShowEverythingThatIsDrawn() async throws {
      let invisible = """
        (() => {
          const ground = getComputedStyle(document.body).backgroundColor;
          const isGone = (part, style, name) => style[name] === ground && part.checkVisibility();
          return [...document.querySelectorAll('main svg :is(text, line, .axis-line, .chart-line, .graph-edge)')]
            .filter(part => !part.closest('.heat-row, .clock-cells'))
            .filter(part => isGone(part, getComputedStyle(part), part.matches('text') ? 'fill' : 'stroke'))
            .map(part => part.closest('figure')?.id + ': ' + part.outerHTML.slice(0, 80));
        })()
        """
      let unmarked = """
        [...document.querySelectorAll('.contents [aria-current]')].filter(link => {
          const others = getComputedStyle(
            document.querySelector('.contents li a:not([aria-current])'));
          const style = getComputedStyle(link);
          return ['textDecorationLine', 'fontWeight', 'borderInlineStartWidth', 'outlineStyle']
            .every(name => style[name] === others[name]);
        }).map(link => link.outerHTML.slice(0, 80))
        """
      try await Browser.run { browser in
        try await browser.resize(width: 1400, height: 900)
        try await browser.emulate(forcedColours: true)
        for page in try await BuiltBook.real.pages {
          try await browser.open(page)
          #expect(
            try await browser.evaluate("matchMedia('(forced-colors: active)').matches") == true)
          #expect(try await browser.evaluate(invisible) == [], "\(page.lastPathComponent)")
          #expect(try await browser.evaluate(unmarked) == [], "\(page.lastPathComponent)")
        }
      }
    }

    @Test(arguments: [1400, 1700])
    func footnotesStandInTheMarginWhereItIsWide(width: Int) async throws {
      let page = try #require(try await BuiltBook.real.pages.first { $0.path.contains("/06-") })
      try await Browser.run { browser in
        try await browser.resize(width: width, height: 900)
        try await browser.open(page)
        let beside = try await browser.evaluate(
          """
          [...document.querySelectorAll('.footnote-beside')].map(note => {
            const [box, text] = [note, note.parentElement].map(part => part.getBoundingClientRect());
            return box.width > 100 && box.left > text.right && box.right <= innerWidth;
          })
          """)
        #expect(beside.elements.count >= 4)
        #expect(beside.elements.allSatisfy { $0 == (width >= 1600 ? true : false) })
      }
    }

    @Test(arguments: [320, 390])
    func aMarkIsOnTheLineOfItsSentence(width: Int) async throws {
      let page = try #require(try await BuiltBook.real.pages.first { $0.path.contains("/06-") })
      try await Browser.run { browser in
        try await browser.resize(width: width, height: 900)
        try await browser.open(page)
        let distances = try await browser.evaluate(
          """
          [...document.querySelectorAll('.kept')].filter(kept => kept.checkVisibility()).map(kept => {
            const end = document.createRange();
            end.selectNodeContents(kept.firstChild);
            const [text, mark] = [end, kept.querySelector('.claim-mark')]
              .map(part => part.getBoundingClientRect());
            return Math.abs(text.top + text.bottom - mark.top - mark.bottom) / 2 < 12;
          })
          """)
        #expect(distances.elements.count >= 20)
        #expect(distances.elements.allSatisfy { $0 == true })
      }
    }

    @Test func whatStaysInPlaceWhileATableScrollsIsOpaque() async throws {
      try await Browser.run { browser in
        try await browser.resize(width: 390, height: 900)
        for page in try await BuiltBook.real.pages {
          try await browser.open(page)
          let transparent = try await browser.evaluate(
            """
            [...document.querySelectorAll('main th')].filter(cell => {
              const style = getComputedStyle(cell);
              return style.position === 'sticky' && /, 0\\)$|transparent/.test(style.backgroundColor);
            }).length
            """)
          #expect(transparent == 0, "\(page.lastPathComponent)")
        }
      }
    }

    @Test func theHeadersOfATableAreAllDifferent() async throws {
      try await Browser.run { browser in
        for page in try await BuiltBook.real.pages {
          try await browser.open(page)
          let equal = try await browser.evaluate(
            """
            [...document.querySelectorAll('main table thead')].flatMap(head => {
              const names = [...head.querySelectorAll('th')].map(cell => cell.textContent.trim());
              return new Set(names).size < names.length ? [names.join(' | ')] : [];
            })
            """)
          #expect(equal == [], "\(page.lastPathComponent)")
        }
      }
    }

    @Test(arguments: [320, 390, 768, 1400, 1700, 2560])
    func fewStopsOfTheTabKeyLeadThroughALongChapter(width: Int) async throws {
      let page = try #require(try await BuiltBook.real.pages.first { $0.path.contains("/06-") })
      try await Browser.run { browser in
        try await browser.resize(width: width, height: 900)
        try await browser.open(page)
        let count = try #require(try await browser.evaluate(Script.reachableControls).number)
        #expect(count < 150, "\(page.lastPathComponent) at \(width)")
      }
    }

    @Test func aMarkSaysWhatItsClaimRestsOnAndTheProofLeadsBack() async throws {
      let page = try await BuiltBook.everything.page("01-figures")
      try await Browser.run { browser in
        try await browser.resize(width: 1280, height: 900)
        try await browser.open(page)
        let isShown = """
          document.querySelector('.claim-note').checkVisibility({ visibilityProperty: true })
          """
        #expect(try await browser.evaluate(isShown) == false)
        try await browser.element(".claim-mark").focus()
        #expect(try await browser.evaluate(isShown) == true)
        #expect(try await browser.element(".claim-note").text.contains("两数之差"))
        try await browser.element(".claim-note a").click()
        try await browser.wait(
          for: "the proof", "document.querySelector('#proof-1-a').checkVisibility()")
        try await browser.element(".evidence .claim-ways a[href='#cited-1-a']").click()
        try await browser.wait(for: "the sentence", "location.hash === '#cited-1-a'")
        // Beside the sentence where the margin is wide.
        try await browser.resize(width: 1700, height: 900)
        let isBeside = """
          document.querySelector('.claim-note').getBoundingClientRect().left
            > document.querySelector('.claim').parentElement.getBoundingClientRect().right
          """
        #expect(try await browser.evaluate(isBeside) == true)
      }
    }

    @Test func linksCanBeHit() async throws {
      try await Browser.run { browser in
        for page in try await BuiltBook.real.pages {
          try await browser.open(page)
          // Links within sentences are as high as their line.
          let small = try await browser.evaluate(
            """
            [...document.querySelectorAll('a, button, summary')].filter(target => {
              const box = target.getBoundingClientRect();
              return target.checkVisibility({ visibilityProperty: true, opacityProperty: true })
                && getComputedStyle(target).display !== 'inline' && box.height < 23.5;
            }).map(target => target.outerHTML.slice(0, 100))
            """)
          #expect(small == [], "\(page.lastPathComponent)")
        }
      }
    }
  }
}
