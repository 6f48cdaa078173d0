import BookDocument
import BookRenderers
import RunStore
import TestSupport
import Testing

@Suite struct FormulaRendererTests {
  private func formula(_ source: String, isBlock: Bool = false) -> Formula {
    Formula(source: source, isBlock: isBlock, location: SourceLocation(path: "a.md", line: 1))
  }

  @Test func formulasBecomeMathML() throws {
    let renderer = FormulaRenderer()
    let inline = try renderer.html(of: formula("\\sqrt{d_k}"))
    #expect(inline.hasPrefix("<span class=\"math\">"))
    #expect(inline.contains("<msqrt><msub><mi>d</mi><mi>k</mi></msub></msqrt>"))
    let block = try renderer.html(of: formula("x^2\n", isBlock: true))
    #expect(block.hasPrefix("<div class=\"math\">"))
    #expect(block.contains("display=\"block\""))
  }

  /// Two characters that end a line of JavaScript even within a text.
  @Test(arguments: ["\u{2028}", "\u{2029}", "\\", "'", "\"", "</script>", "\n", "\u{0}"])
  func aMacroMayHoldAnyCharacter(character: String) throws {
    let renderer = FormulaRenderer(macros: ["\\same": "x\(character)"])
    #expect(throws: Never.self) { try renderer.html(of: formula("y^2")) }
  }

  @Test(arguments: [
    ("\\frac{1", "Unexpected end of input in a macro argument, expected '}'", 7),
    ("x^", "Expected group after '^'", 1),
    ("a + \\unknown", "Undefined control sequence: \\unknown", 4),
    ("汉 \\text{字} }", "Expected 'EOF', got '}'", 11),
    ("\n  x + \\foo\n", "Undefined control sequence: \\foo", 7),
  ])
  func brokenFormulasSayWhyAndWhere(source: String, reason: String, scalar: Int) {
    let renderer = FormulaRenderer()
    #expect(throws: FormulaRenderer.FormulaError.formula(reason, scalar: scalar)) {
      try renderer.html(of: formula(source))
    }
    // The renderer is good for the next formula.
    #expect(throws: Never.self) { try renderer.html(of: formula("x")) }
  }

  @Test(arguments: [
    "\\href{javascript:alert(1)}{x}", "\\url{https://a.b}", "\\htmlClass{a}{x}",
    "\\htmlStyle{a:b}{x}",
    "\\htmlId{a}{x}", "\\htmlData{a=b}{x}", "\\includegraphics{x.png}",
  ])
  func commandsThatNameAnAddressOrAStyleAreForbidden(source: String) {
    let command = String(source.prefix { $0 != "{" })
    #expect(throws: FormulaRenderer.FormulaError.forbidden(command, scalar: 4)) {
      try FormulaRenderer().html(of: formula("x + " + source))
    }
  }

  @Test(arguments: [
    LongText("\\def\\a{\\a\\a}\\a"), LongText("\\def\\a#1{\\a{#1#1}}\\a{x}"),
    LongText("x", times: 10_000_000),
    LongText(String(repeating: "{", count: 3_900) + String(repeating: "}", count: 3_900)),
    LongText(
      "\\def\\a#1{#1#1}" + String(repeating: "\\a{", count: 9)
        + String(repeating: "x", count: 6_000) + String(repeating: "}", count: 9)),
  ])
  func endlessAndHugeFormulasComeToAnEnd(source: LongText) {
    let renderer = FormulaRenderer()
    #expect {
      try renderer.html(of: formula(source.text))
    } throws: { error in
      switch error as? FormulaRenderer.FormulaError {
      case .tooLarge: true
      case .formula(let reason, nil): reason.contains("Too many expansions")
      default: false
      }
    }
    #expect(throws: Never.self) { try renderer.html(of: formula("x")) }
  }

  @Test func macrosOfTheBookAreKnownToEveryFormulaAndChangedByNone() throws {
    let renderer = FormulaRenderer(macros: ["\\R": "\\mathbb{R}", "\\pair": "(#1, #2)"])
    #expect(try renderer.html(of: formula("\\gdef\\R{x}\\R")).contains("<mi>x</mi>"))
    #expect(
      try renderer.html(of: formula("\\R")).contains("<mi mathvariant=\"double-struck\">R</mi>"))
    #expect(try renderer.html(of: formula("\\pair{a}{b}")).contains("<mi>a</mi>"))
    // Without the macro it is a mistake, and a piece of a book with it is no piece of one without.
    #expect(throws: FormulaRenderer.FormulaError.self) {
      try FormulaRenderer().html(of: formula("\\pair"))
    }
  }

  @Test func piecesAreKnownByTheirMacros() throws {
    let first = BuildMemo()
    _ = try FormulaRenderer(macros: ["\\R": "a"], pieces: first).html(of: formula("\\R"))
    let second = BuildMemo(known: first.forNextBuild(sawWholeBook: true))
    let html = try FormulaRenderer(macros: ["\\R": "b"], pieces: second).html(of: formula("\\R"))
    #expect(html.contains("<mi>b</mi>"))
  }

  @Test func aMistakeInAMacroIsReportedWhereTheFormulaStarts() {
    let renderer = FormulaRenderer(macros: ["\\broken": "aaaaaaaaaaaaaaaaaaaaaaa \\unknown"])
    #expect(
      throws: FormulaRenderer.FormulaError.formula(
        "Undefined control sequence: \\unknown", scalar: nil)
    ) {
      try renderer.html(of: formula("x + \\broken"))
    }
  }

  @Test func aMissingKaTeXIsNamed() {
    let renderer = FormulaRenderer(path: "/nowhere/katex.js")
    #expect(
      throws: FormulaRenderer.FormulaError.unavailable("there is no KaTeX at '/nowhere/katex.js'")
    ) {
      try renderer.html(of: formula("x"))
    }
  }

  @Test func markupInFormulasIsEscaped() throws {
    let html = try FormulaRenderer().html(of: formula("a<b \\text{<script>}"))
    #expect(!html.contains("<script"))
  }
}
