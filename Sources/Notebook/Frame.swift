/// One record on its way to the build, as bytes.
///
/// Layout, all integers little-endian: nonce (16 bytes), kind (1), index (4), offset of standard
/// output (8), length of the payload (4), payload. A text is its length (4) and its UTF-8; a text
/// that is missing has length `0xFFFF_FFFF`.
struct Frame {
  enum Kind: UInt8 {
    case cellStarts = 1
    case value = 2
    case figure = 3
    case inlineValue = 4
    case chapterEnds = 5
    case proof = 6
    case question = 7
    case shape = 8
  }

  private(set) var payload: [UInt8] = []

  mutating func append(_ number: Int) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).littleEndian) {
      payload.append(contentsOf: $0)
    }
  }

  mutating func append(_ text: String) {
    let bytes = text.utf8
    append(bytes.count)
    payload.append(contentsOf: bytes)
  }

  mutating func append(_ text: String?) {
    if let text { append(text) } else { append(-1) }
  }

  mutating func append(_ values: [Float]) {
    append(values.count)
    for value in values {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { payload.append(contentsOf: $0) }
    }
  }

  /// The whole record with its head.
  func bytes(kind: Kind, index: Int, outputOffset: Int64, nonce: [UInt8]) -> [UInt8] {
    var head = Frame()
    head.payload = nonce + [kind.rawValue]
    head.append(index)
    withUnsafeBytes(of: outputOffset.littleEndian) { head.payload.append(contentsOf: $0) }
    head.append(payload.count)
    return head.payload + payload
  }
}

extension Frame {
  /// The shape of a variable and the line of the cell that declares it, counted from 0.
  init(shape: [Int], axisNames: [String], of name: String, line: Int) {
    self.init()
    append(name)
    append(line)
    append(shape.count)
    for size in shape { append(size) }
    append(axisNames.count)
    for axisName in axisNames { append(axisName) }
  }
}
