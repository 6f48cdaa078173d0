/// Addresses as HTML attributes have them.
enum Href {
  /// The address with all bytes written with percent signs that addresses cannot have.
  static func escaped(_ address: String) -> String {
    var result = ""
    result.reserveCapacity(address.utf8.count)
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;"
      case UInt8(ascii: "'"): result += "&#x27;"
      case _ where isSafe(byte): result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count < 2 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  /// The address of a file beside the page: what addresses give a meaning to is written with percent
  /// signs, so that the name is only a name.
  static func ofFile(_ name: String) -> String {
    guard name.utf8.contains(where: hasMeaning) else { return name }
    var result: [UInt8] = []
    for byte in name.utf8 {
      guard hasMeaning(byte) else {
        result.append(byte)
        continue
      }
      let digits = String(byte, radix: 16, uppercase: true)
      result += Array((digits.count < 2 ? "%0\(digits)" : "%\(digits)").utf8)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func hasMeaning(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F || "\"#%:<>?[\\]^`{|}".utf8.contains(byte)
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "!#$%()*+,-./:;=?@_~".utf8.contains(byte)
    }
  }

  /// Whether a page must not have the address: it runs code, or reads files of the reader's machine.
  static func isDangerous(_ address: String) -> Bool {
    let start = address.prefix(24).lowercased()
    let images = ["png", "gif", "jpeg", "webp"].map { "data:image/\($0)" }
    guard !images.contains(where: start.hasPrefix) else { return false }
    return ["javascript:", "vbscript:", "file:", "data:"].contains(where: start.hasPrefix)
  }
}
