/// Writes values one after the other as bytes; ``ByteReader`` reads them in the same order.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func append(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func append(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      append(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  package mutating func append(_ text: String?) {
    append(text != nil)
    if let text { append(text) }
  }

  package mutating func append(_ values: [Float]) {
    append(values.count)
    let words = values.map(\.bitPattern.littleEndian)
    words.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  package mutating func append(_ hash: ContentHash) { bytes += hash.bytes }

  package mutating func append<Element>(
    _ elements: [Element], _ write: (inout ByteWriter, Element) -> Void
  ) {
    append(elements.count)
    for element in elements { write(&self, element) }
  }
}
