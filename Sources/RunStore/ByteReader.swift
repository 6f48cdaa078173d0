/// Reads what ``ByteWriter`` wrote; bytes that are something else end the reading with an error
/// and never with a wrong value or a trap.
package struct ByteReader {
  /// The bytes are not what was to be read.
  package struct Mistake: Error {}

  private var rest: ArraySlice<UInt8>

  package init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  package var isAtEnd: Bool { rest.isEmpty }

  package mutating func number() throws(Mistake) -> Int {
    let value = try take(8).withUnsafeBytes { $0.loadUnaligned(as: Int64.self) }
    return Int(Int64(littleEndian: value))
  }

  package mutating func flag() throws(Mistake) -> Bool {
    switch try take(1).first {
    case 0: return false
    case 1: return true
    default: throw Mistake()
    }
  }

  package mutating func text() throws(Mistake) -> String {
    String(decoding: try take(try number()), as: UTF8.self)
  }

  package mutating func optionalText() throws(Mistake) -> String? {
    guard try flag() else { return nil }
    return try text()
  }

  package mutating func floats() throws(Mistake) -> [Float] {
    let count = try number()
    guard (0...rest.count).contains(count) else { throw Mistake() }
    return try take(count * 4).withUnsafeBytes { buffer in
      (0..<count).map { index in
        let bits = buffer.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
      }
    }
  }

  package mutating func hash() throws(Mistake) -> ContentHash {
    guard let hash = ContentHash(bytes: try take(ContentHash.byteCount)) else { throw Mistake() }
    return hash
  }

  package mutating func elements<Element>(
    _ read: (inout ByteReader) throws(Mistake) -> Element
  ) throws(Mistake) -> [Element] {
    let count = try number()
    // Every element takes a byte at least: a count beyond the bytes is none.
    guard (0...rest.count).contains(count) else { throw Mistake() }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

  private mutating func take(_ count: Int) throws(Mistake) -> ArraySlice<UInt8> {
    guard count >= 0, count <= rest.count else { throw Mistake() }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
