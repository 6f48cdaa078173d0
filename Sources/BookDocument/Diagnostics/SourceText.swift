/// The text of a chapter with its lines, for places and excerpts.
package struct SourceText: Sendable, Hashable {
  /// The file's path as the user wrote it.
  package let path: String
  /// The text with `\n` line ends and without a byte order mark.
  package let text: String
  /// The lines without their ends.
  package let lines: [String]

  /// Takes over a file's text.
  package init(path: String, text: String) {
    self.path = path
    var text = text.replacingLineEnds()
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    self.text = text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The line with this number, counted from 1, or nothing beyond the end.
  package func line(_ number: Int) -> String? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }
}

extension String {
  fileprivate func replacingLineEnds() -> String {
    guard utf8.contains(UInt8(ascii: "\r")) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte == UInt8(ascii: "\r") {
        bytes.append(UInt8(ascii: "\n"))
      } else if !(byte == UInt8(ascii: "\n") && previous == UInt8(ascii: "\r")) {
        bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
