import BookLanguage
import Testing

@Suite struct ChineseCharactersTests {
  @Test(
    arguments: [
      ("字", true, true), ("々", true, true), ("〇", true, true), ("㐀", true, true),
      ("𠀀", true, true), ("豈", true, true),
      ("，", false, true), ("。", false, true), ("（", false, true), ("あ", false, true),
      ("한", false, false), ("a", false, false), ("—", false, false), ("”", false, false),
      ("é", false, false),
    ] as [(Unicode.Scalar, Bool, Bool)])
  func tellsHanFromPunctuationAndLatin(scalar: Unicode.Scalar, isHan: Bool, isChinese: Bool) {
    #expect(scalar.isHan == isHan)
    #expect(scalar.isChinese == isChinese)
  }

  @Test func knowsWhatChineseSharesWithLatin() {
    #expect("—‘’“”…".unicodeScalars.allSatisfy { $0.isSharedPunctuation })
    #expect(!"-'\"，a字".unicodeScalars.contains { $0.isSharedPunctuation })
  }
}
