/// Reads what ``ByteWriter`` wrote; bytes that are something else end the reading with an error
/// and never with a wrong value or a trap.
package struct ByteReader {
  /// The bytes are not what was to be read.
  package struct FormatError: Error {}

  private var rest: ArraySlice<UInt8>

  package init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  package var isAtEnd: Bool { rest.isEmpty }

  package mutating func number() throws(FormatError) -> Int {
    let value = try take(8).withUnsafeBytes { $0.loadUnaligned(as: Int64.self) }
    return Int(Int64(littleEndian: value))
  }

  /// A number of a cell or a line: small enough that sums of two never overflow.
  package mutating func index() throws(FormatError) -> Int {
    let number = try number()
    guard (0...Int(Int32.max)).contains(number) else { throw FormatError() }
    return number
  }

  package mutating func flag() throws(FormatError) -> Bool {
    switch try take(1).first {
    case 0: return false
    case 1: return true
    default: throw FormatError()
    }
  }

  package mutating func text() throws(FormatError) -> String {
    String(decoding: try take(try number()), as: UTF8.self)
  }

  package mutating func floats() throws(FormatError) -> [Float] {
    let count = try number()
    guard (0...rest.count / 4).contains(count) else { throw FormatError() }
    return try take(count * 4).withUnsafeBytes { buffer in
      (0..<count).map { index in
        let bits = buffer.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
      }
    }
  }

  package mutating func optional<Value>(
    _ read: (inout ByteReader) throws(FormatError) -> Value
  ) throws(FormatError) -> Value? {
    try flag() ? try read(&self) : nil
  }

  package mutating func elements<Element>(
    _ read: (inout ByteReader) throws(FormatError) -> Element
  ) throws(FormatError) -> [Element] {
    let count = try number()
    // Every element takes a byte at least: a count beyond the bytes cannot be true.
    guard (0...rest.count).contains(count) else { throw FormatError() }
    var elements: [Element] = []
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

  package mutating func take(_ count: Int) throws(FormatError) -> ArraySlice<UInt8> {
    guard (0...rest.count).contains(count) else { throw FormatError() }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
