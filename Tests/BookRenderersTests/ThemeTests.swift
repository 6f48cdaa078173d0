import BookLanguage
import Testing

@testable import BookRenderers

@Suite struct ThemeTests {
  /// Ways from text to markup or to code, and to other hosts.
  @Test(arguments: [
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
    "fetch(", "XMLHttpRequest", "import(", "https:", "http://localhost", "javascript:",
  ])
  func theScriptHasNoWay(to danger: String) throws {
    #expect(!(try Theme(phrases: Language.chinese.phrases).script.contains(danger)))
  }

  @Test(arguments: ["@import", "url(", "http:", "https:"])
  func theStyleSheetLoads(nothingBy means: String) throws {
    #expect(!(try Theme(phrases: Language.chinese.phrases).stylesheet.contains(means)))
  }

  @Test func theScriptAndTheStyleSheetStaySmall() throws {
    let theme = try Theme(phrases: Language.chinese.phrases)
    #expect(theme.script.utf8.count < 55_000)
    #expect(theme.stylesheet.utf8.count < 64_000)
  }

  /// Every class that the script gives or looks for is one that the style sheet or a page knows.
  @Test func theStyleSheetKnowsTheStatesOfTheScript() throws {
    let theme = try Theme(phrases: Language.chinese.phrases)
    for state in [
      "is-active", "heat-band", "figure-readout", "head-picker", "is-picked",
      "has-controls", "stepper-controls", "has-slider", "copy-button", "result-title",
      "visually-hidden",
    ] {
      #expect(theme.script.contains(state), "\(state)")
      #expect(theme.stylesheet.contains(".\(state)"), "\(state)")
    }
  }
}
