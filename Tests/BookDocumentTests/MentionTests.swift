import TestSupport
import Testing

@testable import BookDocument

@Suite struct MentionTests {
  @Test(arguments: [
    "AttentionMask", "Trainer", "AttentionMask.causalMask", "AttentionMask.causalMask(length:)",
    "T5.x1",
    "Adam.step()", "A.B.c",
  ])
  func typesAndTheirMembersAreSymbols(text: String) {
    #expect(ProseMention.isSymbol(text) == (text != "T5.x1" && text != "A.B.c"))
  }

  @Test(arguments: [
    "x", "X", "QKV", "causalMask", "nn.Linear", "I have", "<Begin>", "Trainer<T>", "A b", "[Int]",
    "",
  ])
  func otherCodeIsNot(text: String) {
    #expect(!ProseMention.isSymbol(text))
  }

  @Test(arguments: [
    ("损失 0.0123，共 1437 步", ["0.0123", "1437"]), ("1,437 与 12.5", ["1,437", "12.5"]),
    ("第 6.2 节，t=1，2017 年，1000 步，0.25", []), ("v1437 x_123 1.2.3 123e", []),
    ("100.5%", ["100.5"]), ("从 0.001 到 0.00123", ["0.00123"]),
  ])
  func numbersThatSaySomethingAreNoted(text: String, numbers: [String]) {
    #expect(ProseMention.numbers(in: text).map(\.number) == numbers)
  }

  @Test func mentionsHaveTheirPlaces() {
    let chapter = parse("见 `Trainer`，`code 123` 与 1437 和 1437。\n\n```swift\n1234\n```\n").0
    #expect(chapter.symbolMentions.map(\.location.column) == [6])
    #expect(chapter.numberMentions.map(\.text) == ["1437", "1437"])
    #expect(chapter.numberMentions.map(\.location.column) == [32, 41])
  }
}
