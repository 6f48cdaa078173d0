/// Writes values one after the other as bytes; ``ByteReader`` reads them in the same order.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Eight bytes, little-endian.
  package mutating func append(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func append(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// The length in UTF-8 and the text.
  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      append(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// The number of values and the bit pattern of each.
  package mutating func append(_ values: [Float]) {
    append(values.count)
    let words = values.map(\.bitPattern.littleEndian)
    words.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  package mutating func append(raw more: [UInt8]) { bytes += more }

  /// Whether there is a value, and the value.
  package mutating func append<Value>(
    _ value: Value?, _ write: (inout ByteWriter, Value) -> Void
  ) {
    append(value != nil)
    if let value { write(&self, value) }
  }

  /// The number of elements, and each.
  package mutating func append<Element>(
    _ elements: [Element], _ write: (inout ByteWriter, Element) -> Void
  ) {
    append(elements.count)
    for element in elements { write(&self, element) }
  }
}
