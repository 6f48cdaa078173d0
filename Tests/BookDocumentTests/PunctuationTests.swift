import BookDocument
import TestSupport
import Testing

@Suite struct PunctuationTests {
  @Test(arguments: [
    ("中文,后", 7, ",", "，"), ("中文;后", 7, ";", "；"), ("中文:后", 7, ":", "："), ("中文!", 7, "!", "！"),
    ("中文?", 7, "?", "？"), ("中文(注)", 7, "(", "（"), ("中文.", 7, ".", "。"), ("中文.后", 7, ".", "。"),
    ("**中文**,后", 11, ",", "，"), ("`文,` 与文,后", 14, ",", "，"), ("- 列表,项", 9, ",", "，"),
    ("> 引文,后", 9, ",", "，"), ("# 标题:后", 9, ":", "："), ("甲，乙,丙", 10, ",", "，"),
  ])
  func halfWidthMarksAfterChineseAreWarnedOf(
    markdown: String, column: Int, mark: String, fullWidth: String
  ) throws {
    let diagnostics = parse(markdown).1
    try #require(diagnostics.count == 1)
    let range = SourceRange(line: 1, column..<column + 1)
    #expect(diagnostics[0].id == .punctuationHalfWidth)
    #expect(!diagnostics[0].isError)
    #expect(diagnostics[0].range == range)
    #expect(diagnostics[0].message == "half-width '\(mark)' directly after a Chinese character")
    #expect(diagnostics[0].replacement == .init(range, with: fullWidth))
    // Only Chinese text has marks of its own.
    #expect(parse(markdown, in: .english).1 == [])
  }

  @Test(arguments: [
    "中文，后。", "word, word: (x)", "节 1.5, 甲", "图.png", "`中文,后`", "$`中文,后`$", "[x](https://a.b/中,文)",
    "中文 (注)", "3:2 甲", "한국어, 한국어", "```\n中文,后\n```", "甲：1,2", "中文）,后",
  ])
  func otherTextIsNot(markdown: String) {
    #expect(parse(markdown).1 == [])
  }

  @Test func captionsAreProseToo() {
    let diagnostics = parse("```swift\n//| caption: 甲,乙,丙\n//| alt: \"甲: 乙\"\nf(甲,乙)\n```").1
    #expect(diagnostics.map(\.location.line) == [2, 2, 3])
    #expect(diagnostics.map(\.location.column) == [17, 21, 14])
  }

  @Test func eachMarkHasItsOwnPlace() {
    let diagnostics = parse("甲,乙,丙\n丁,戊").1
    #expect(diagnostics.map(\.location.line) == [1, 1, 2])
    #expect(diagnostics.map(\.location.column) == [4, 8, 4])
  }
}
