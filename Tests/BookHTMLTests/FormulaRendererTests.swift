import BookHTML
import BookModel
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
    #expect(block.hasPrefix("<div class=\"math\" tabindex=\"0\">"))
    #expect(block.contains("display=\"block\""))
  }

  @Test(arguments: ["\\frac{1", "x^", "\\unknowncommand", "}"])
  func brokenFormulasSayWhy(source: String) {
    let renderer = FormulaRenderer()
    #expect {
      try renderer.html(of: formula(source))
    } throws: { error in
      guard case FormulaRenderer.Mistake.formula(let reason) = error else { return false }
      return reason.contains("position") || reason.contains("control sequence")
        || reason.contains("xpected")
    }
    // The renderer is good for the next formula.
    #expect(throws: Never.self) { try renderer.html(of: formula("x")) }
  }

  @Test func aMissingKaTeXIsNamed() {
    let renderer = FormulaRenderer(path: "/nowhere/katex.js")
    #expect(throws: FormulaRenderer.Mistake.unavailable("there is no KaTeX at '/nowhere/katex.js'"))
    {
      try renderer.html(of: formula("x"))
    }
  }

  @Test func markupInFormulasIsEscaped() throws {
    let html = try FormulaRenderer().html(of: formula("a<b \\text{<script>}"))
    #expect(!html.contains("<script"))
  }
}
