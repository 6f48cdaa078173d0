import BookDocument
import TestSupport
import Testing

/// Which ends of an author's lines are spaces.
@Suite struct LineJoiningTests {
  static let cases: [(markdown: String, areSpaces: [Bool])] = [
    ("第一行，\n第二行", [false]), ("中文\nword\n中文", [true, true]),
    ("中文\n**粗体**\n[链](b.md)\n文", [false, false, false]), ("中文\n`x`", [true]),
    ("中文\n`掩码`\n中文", [false, false]), ("中**文*字***\n~~中~~", [false]), ("中文\n한국어", [true]),
    ("中文\n$`x`$", [true]), ("a”\n“b", [true]), ("中文”\nb", [true]), ("中文\n“引”", [false]),
    ("> 中文\n> 中文", [false]), ("- 中文\n  中文\n- a\n  中文", [false, true]),
    ("![中文\n中文](x.png)\n中文", [false, true]), ("甲[^a]\n乙\n\n[^a]: 中\n    文", [true, false]),
  ]

  private func areSpaces(_ chapter: Chapter) -> [Bool] {
    chapter.allInlines.compactMap {
      if case .softBreak(let isSpace) = $0.content { isSpace } else { nil }
    }
  }

  @Test(arguments: cases)
  func lineEndsBetweenChineseCharactersAreNoSpaces(markdown: String, areSpaces: [Bool]) {
    expectSame(self.areSpaces(parse(markdown).chapter), areSpaces)
  }

  @Test(arguments: cases)
  func inEnglishEveryLineEndIsASpace(markdown: String, areSpaces: [Bool]) {
    expectSame(
      self.areSpaces(parse(markdown, in: .english).chapter), areSpaces.map { _ in true })
  }
}
