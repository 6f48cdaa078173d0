extension StringProtocol {
  /// The text with all characters replaced that mean something in HTML or XML.
  ///
  /// The result is safe between tags and inside attribute values in double quotes. Control characters that
  /// XML forbids become U+FFFD.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public var htmlEscaped: String {
    guard utf8.contains(where: isSpecial) else { return String(self) }
    var result = ""
    result.reserveCapacity(utf8.count + 16)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case _ where scalar.isASCII && isForbidden(UInt8(scalar.value)):
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

private func isSpecial(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
  default: isForbidden(byte)
  }
}

/// XML allows no control characters but tab and line ends.
private func isForbidden(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x09, 0x0A, 0x0D: false
  default: byte < 0x20 || byte == 0x7F
  }
}
