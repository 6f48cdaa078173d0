import BookLanguage
import Testing

@Suite struct LanguageTests {
  @Test(arguments: [
    ("zh", Language.chinese), ("zh-CN", .chinese), ("zh-Hans", .chinese), ("ZH-cn", .chinese),
    ("zh-Hans-CN", .chinese), ("en", .english), ("en-GB", .english), ("EN-us", .english),
  ])
  func isFoundByItsTag(tag: String, language: Language) {
    #expect(Language(tag: tag) == language)
  }

  @Test(arguments: ["", "fr", "zhong", "e", "en-", "-en", "en_GB", "en GB", "en-longerthan8", "中文"])
  func isNotFoundByAnythingElse(tag: String) {
    #expect(Language(tag: tag) == nil)
  }

  @Test func messagesListTheTags() {
    #expect(Language.supportedTags == ["zh-CN", "en"])
    #expect(Language.all.allSatisfy { Language(tag: $0.tag) == $0 })
  }

  @Test(arguments: [(1, "1 step"), (0, "0 steps"), (2, "2 steps")])
  func englishCountsWithPlurals(count: Int, text: String) {
    #expect(Language.english.phrases.cost(count, unit: nil) == text)
  }

  @Test(arguments: [
    (2, "every 2nd"), (3, "every 3rd"), (8, "every 8th"), (11, "every 11th"), (21, "every 21st"),
  ])
  func englishCountsWithOrdinals(stride: Int, text: String) {
    #expect(
      Language.english.phrases.sampled("loss", count: 300, stride: stride)
        == "loss (\(text) of 300 points)")
  }

  @Test func englishAgreesInNumber() {
    func summary(_ count: Int) -> String {
      Language.english.phrases.summary(
        of: HeatmapFacts(
          range: nil, hasNegative: false, largest: [], nonfinite: count, masked: count,
          highlighted: []))
    }
    #expect(
      summary(1) == "No visible value is finite; 1 cell is NaN or infinite; 1 cell is masked.")
    #expect(
      summary(2) == "No visible value is finite; 2 cells are NaN or infinite; 2 cells are masked.")
  }
}
