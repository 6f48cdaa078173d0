/// A strict JSON parser over bytes.
///
/// It stops at the first fault with its position, refuses numbers that are not integers of 64 bits,
/// and bounds nesting, so that no input can exhaust the stack.
struct JSONParser {
  struct Fault: Error, Equatable {
    let position: Int
    let rule: String
  }

  private static let maximumDepth = 16

  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var depth = 0

  static func parse(_ bytes: ArraySlice<UInt8>) throws(Fault) -> JSONValue {
    var parser = JSONParser(bytes: bytes, position: bytes.startIndex)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == bytes.endIndex else {
      throw parser.fault("nothing but spaces may follow the value")
    }
    return value
  }

  private init(bytes: ArraySlice<UInt8>, position: Int) {
    self.bytes = bytes
    self.position = position
  }

  private func fault(_ rule: String) -> Fault {
    Fault(position: position - bytes.startIndex, rule: rule)
  }

  private var current: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private mutating func take(_ byte: Character) -> Bool {
    guard current == byte.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(Fault) -> JSONValue {
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try nested { parser throws(Fault) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(Fault) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .integer(try integer())
    }
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(Fault) -> JSONValue
  ) throws(Fault) -> JSONValue {
    guard depth < JSONParser.maximumDepth else {
      throw fault("values are nested at most \(JSONParser.maximumDepth) deep")
    }
    depth += 1
    position += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(Fault) -> JSONValue {
    var members: [JSONValue.Member] = []
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw fault("a member begins with its name") }
      let name = try string()
      skipSpace()
      guard take(":") else { throw fault("a colon follows a name") }
      members.append(JSONValue.Member(name: name, value: try value()))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw fault("a comma or a brace follows a member") }
    }
  }

  private mutating func array() throws(Fault) -> JSONValue {
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(values) }
    while true {
      values.append(try value())
      skipSpace()
      if take("]") { return .array(values) }
      guard take(",") else { throw fault("a comma or a bracket follows a value") }
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Fault) -> JSONValue {
    for character in word where !take(character) { throw fault("expected '\(word)'") }
    return value
  }

  private mutating func integer() throws(Fault) -> Int {
    let isNegative = take("-")
    let start = position
    var value = 0
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      let (scaled, first) = value.multipliedReportingOverflow(by: 10)
      let (next, second) = scaled.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      guard !first && !second else { throw fault("an integer has at most 64 bits") }
      value = next
      position += 1
    }
    guard position > start else { throw fault("expected a value") }
    let hasLeadingZero = bytes[start] == UInt8(ascii: "0") && position - start > 1
    guard !hasLeadingZero else { throw fault("an integer does not begin with 0") }
    if let byte = current, byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e") {
      throw fault("numbers here are integers")
    }
    return isNegative ? -value : value
  }

  private mutating func string() throws(Fault) -> String {
    position += 1
    var content: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw fault("a string is valid UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw fault("a control character is written as an escape")
      default: content.append(byte)
      }
    }
    throw fault("a string ends with a quotation mark")
  }

  private mutating func escape(into content: inout [UInt8]) throws(Fault) {
    guard let byte = current else { throw fault("a string ends with a quotation mark") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content.append(contentsOf: try unicodeEscape().utf8)
    default: throw fault("unknown escape")
    }
  }

  private mutating func unicodeEscape() throws(Fault) -> String {
    var code = try fourDigits()
    if (0xD800..<0xDC00).contains(code), take("\\"), take("u") {
      let low = try fourDigits()
      guard (0xDC00..<0xE000).contains(low) else { throw fault("a surrogate is part of a pair") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw fault("a surrogate is part of a pair") }
    return String(Character(scalar))
  }

  private mutating func fourDigits() throws(Fault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits follow \\u")
      }
      code = code << 4 + UInt32(digit)
      position += 1
    }
    return code
  }
}
