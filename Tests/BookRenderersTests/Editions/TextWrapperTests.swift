import BookLanguage
import Testing

@testable import BookRenderers

@Suite struct TextWrapperTests {
  @Test(arguments: [
    ("一二三四五六", 4, ["一二", "三四", "五六"]),
    // A mark that closes never begins a line; one that opens never ends one.
    ("一二三，四", 6, ["一二", "三，四"]),
    ("一二。”三", 5, ["一", "二。”", "三"]),
    ("一（二三）", 4, ["一", "（二", "三）"]),
    ("aa bb cc", 5, ["aa bb", "cc"]),
    ("中文word中文", 6, ["中文", "word中", "文"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("一二\n三", 10, ["一二", "三"]),
    ("", 10, [""]),
    ("word.", 10, ["word."]),
  ])
  func linesEndWhereTheyMay(text: String, columns: Int, lines: [String]) {
    #expect(TextWrapper(columns: columns).lines(of: text) == lines)
  }

  @Test func noLineIsWiderThanTheColumnsUnlessAMarkMustStay() {
    let text = String(repeating: "很长的一段，里面有 English words 和（括号）。", count: 20)
    for columns in [10, 23, 40, 80] {
      let lines = TextWrapper(columns: columns).lines(of: text)
      #expect(lines.allSatisfy { displayWidth(of: $0) <= columns })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      #expect(lines.allSatisfy { !"，。）".contains($0.first ?? "x") })
      #expect(lines.allSatisfy { $0.last != "（" })
    }
  }
}
