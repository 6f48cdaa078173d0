/// Reads the tags and texts of HTML that this package has written, one after the other.
///
/// It is no HTML parser: it knows neither omitted tags nor scripts, since pages have none.
package struct MarkupScanner: Sequence, IteratorProtocol {
  /// A tag or a text.
  package enum Piece: Equatable, Sendable {
    case open(name: String, attributes: [String: String])
    case close(name: String)
    case text(String)
  }

  private let bytes: [UInt8]
  private var place = 0

  /// Prepares to read a piece of HTML.
  package init(_ html: String) {
    bytes = Array(html.utf8)
  }

  /// The next tag or text; declarations and comments are left out.
  package mutating func next() -> Piece? {
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        return .text(Self.unescaped(take(until: UInt8(ascii: "<"))))
      }
      place += 1
      switch peek {
      case UInt8(ascii: "!"): skipDeclaration()
      case UInt8(ascii: "/"):
        place += 1
        let name = takeName()
        _ = take(until: UInt8(ascii: ">"))
        place += 1
        return .close(name: name)
      default: return .open(name: takeName(), attributes: takeAttributes())
      }
    }
    return nil
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(until end: UInt8) -> ArraySlice<UInt8> {
    let start = place
    place = bytes[start...].firstIndex(of: end) ?? bytes.count
    return bytes[start..<place]
  }

  private mutating func skipDeclaration() {
    let comment = Array("!--".utf8)
    guard bytes[place...].starts(with: comment) else {
      _ = take(until: UInt8(ascii: ">"))
      place += 1
      return
    }
    let end = Array("-->".utf8)
    while place < bytes.count, !bytes[place...].starts(with: end) { place += 1 }
    place = Swift.min(place + end.count, bytes.count)
  }

  /// A tag's or attribute's name in lower case.
  private mutating func takeName() -> String {
    let start = place
    while let byte = peek, !Self.endsName(byte) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
  }

  private mutating func takeAttributes() -> [String: String] {
    var attributes: [String: String] = [:]
    while let byte = peek, byte != UInt8(ascii: ">") {
      guard !Self.isSpace(byte), byte != UInt8(ascii: "/") else {
        place += 1
        continue
      }
      let name = takeName()
      guard peek == UInt8(ascii: "=") else {
        attributes[name] = ""
        if name.isEmpty { place += 1 }
        continue
      }
      place += 1
      attributes[name] = takeValue()
    }
    place += 1
    return attributes
  }

  private mutating func takeValue() -> String {
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return takeName()
    }
    place += 1
    let value = Self.unescaped(take(until: quote))
    place += 1
    return value
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D) ~= byte }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "=")
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    return text.replacing(/&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]+));/) { match in
      let (whole, decimal, hexadecimal, name) = match.output
      let code = decimal.flatMap { UInt32($0) } ?? hexadecimal.flatMap { UInt32($0, radix: 16) }
      if let scalar = code.flatMap(Unicode.Scalar.init) { return String(Character(scalar)) }
      return name.flatMap { entities[String($0)] } ?? String(whole)
    }
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "nbsp": " "]
}
