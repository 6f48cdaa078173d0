extension Unicode.Scalar {
  /// Whether the character is a 汉字 or full-width punctuation; Korean has spaces between words.
  var isChinese: Bool {
    switch value {
    case 0x2E80...0x2FDF, 0x3000...0x30FF, 0x31C0...0x31EF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Whether the character is a 汉字 itself.
  var isHan: Bool {
    switch value {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Dashes, quotes and the ellipsis, which Chinese shares with Latin text.
  var isSharedPunctuation: Bool {
    [0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026].contains(value)
  }
}
