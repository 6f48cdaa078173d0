import BookLanguage
import Testing

@Suite struct PaddingTests {
  @Test(arguments: [
    ("键", 6, TextAlignment.leading, "键    "),
    ("键", 6, .trailing, "    键"),
    ("键", 6, .center, "  键  "),
    ("abc", 6, .center, " abc  "),
    ("目标输出", 4, .leading, "目标输出"),
    ("too long", 3, .trailing, "too long"),
    ("", 0, .leading, ""),
  ])
  func fillsUpToTheColumn(text: String, width: Int, alignment: TextAlignment, expected: String) {
    #expect(text.padded(toDisplayWidth: width, alignment: alignment) == expected)
  }

  @Test(arguments: [
    ("查询键", 4, "查询"), ("查询键", 3, "查"), ("a查", 2, "a"), ("abc", 9, "abc"), ("查", 0, ""),
    ("e\u{301}x", 1, "e\u{301}"),
  ])
  func cutsBeforeTheEdge(text: String, width: Int, expected: String) {
    #expect(text.prefix(fittingDisplayWidth: width) == expected)
  }

  @Test func refusesANegativeWidth() async {
    await #expect(processExitsWith: .failure) {
      _ = "x".padded(toDisplayWidth: -1)
    }
  }
}
