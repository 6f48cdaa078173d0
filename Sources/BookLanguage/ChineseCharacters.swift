extension Unicode.Scalar {
  /// Whether the character is a Han character (汉字), the iteration mark 々 or the zero 〇.
  public var isHan: Bool {
    switch value {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Whether the character is set in a full-width square: Han, kana, bopomofo or full-width
  /// punctuation.
  ///
  /// Hangul is not among them, since Korean puts spaces between words.
  public var isChinese: Bool {
    switch value {
    case 0x2E80...0x2FDF, 0x3000...0x30FF, 0x31C0...0x31EF, 0xFE30...0xFE4F, 0xFF00...0xFF60: true
    default: isHan
    }
  }

  /// Whether the character is a dash, a quotation mark or the ellipsis, which Chinese shares with
  /// Latin text.
  public var isSharedPunctuation: Bool {
    switch value {
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
    default: false
    }
  }
}
