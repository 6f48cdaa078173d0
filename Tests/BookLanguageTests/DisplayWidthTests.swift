import BookLanguage
import Testing

@Suite struct DisplayWidthTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let width: Int
    var testDescription: String { "\(text.unicodeScalars.map { String($0.value, radix: 16) })" }
    init(_ text: String, _ width: Int) {
      self.text = text
      self.width = width
    }
  }

  static let cases = [
    Case("", 0), Case("cat", 3), Case("<Begin>", 7), Case("查询", 4), Case("查询 q", 6),
    Case("，。「」", 8), Case("ＡＢ", 4), Case("ｱ", 1), Case("한국어", 6), Case("ひらがな", 8),
    Case("\u{1112}\u{1161}\u{11AB}", 2), Case("𠀀", 2), Case("䷀", 2),
    Case("e\u{301}", 1), Case("\u{200B}", 0), Case("\u{FEFF}a", 1), Case("\u{AD}", 1),
    Case("\t", 0), Case("\r\n", 0), Case("\u{1B}", 0),
    Case("😀", 2), Case("👩‍👩‍👧", 2), Case("🇨🇳", 2), Case("🇨", 1), Case("👍🏽", 2),
    Case("❤", 1), Case("❤️", 2), Case("1️⃣", 2), Case("✓", 1), Case("⌚", 2),
    Case("…—“”", 4), Case("─│", 2), Case("√d", 2), Case("QKᵀ", 3), Case("〈〉", 4),
  ]

  @Test(arguments: cases)
  func countsTerminalColumns(_ row: Case) {
    #expect(displayWidth(of: row.text) == row.width)
  }

  @Test func addsUpOverCharacters() {
    let text = "注意力 attention，第 6 章 👩‍👩‍👧"
    #expect(displayWidth(of: text) == text.reduce(0) { $0 + displayWidth(of: $1) })
  }
}
