/// Escaping of text that goes into HTML or XML.
public enum Markup {
  /// The text with all characters replaced that mean something in markup.
  ///
  /// The result is safe between tags and inside quoted attribute values. Control characters that
  /// XML does not allow become U+FFFD.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: needsAttention) else { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func needsAttention(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0x7F:
      true
    default: byte < 0x20
    }
  }

  /// Stops the program if a text cannot begin an id.
  static func requireIdentifier(_ prefix: String) {
    precondition(
      !prefix.isEmpty
        && prefix.allSatisfy {
          $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "."
        },
      "an id prefix holds letters, digits, '-', '_' and '.' only, got '\(prefix)'")
  }
}
