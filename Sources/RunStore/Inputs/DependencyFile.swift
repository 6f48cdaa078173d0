import Foundation

/// What the compiler wrote for make: which files each object depends on.
///
/// These files hold half a megabyte for a chapter's modules, and every build that runs something
/// reads them: bytes are searched by the C library, and few become strings.
package enum DependencyFile {
  /// The modules and module maps that the objects of a file depend on.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  package static func modules(in path: String) -> Set<String> {
    files(endingWith: [".swiftmodule", ".modulemap"], in: path)
  }

  /// The sources and headers that the objects of a file are made from, those of the system included.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  package static func sources(in path: String) -> Set<String> {
    files(endingWith: [".swift", ".c", ".h", ".cc", ".cpp", ".hpp", ".m", ".mm", ".S"], in: path)
  }

  private static func files(endingWith endings: [String], in path: String) -> Set<String> {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return data.withUnsafeBytes { files(endingWith: endings, in: $0) }
  }

  private static func files(
    endingWith endings: [String], in bytes: UnsafeRawBufferPointer
  ) -> Set<String> {
    var found: Set<String> = []
    var last = bytes[..<0]
    for line in pieces(of: bytes[...], at: "\n") {
      // Objects of one compilation depend on the same files: line after line says the same.
      let colon = line.firstIndex { $0 == UInt8(ascii: ":") } ?? line.startIndex
      let rule = line[colon...]
      defer { last = rule }
      if rule.count == last.count, isEqual(rule, last) { continue }
      for word in words(of: rule) where endings.contains(where: { names(word, $0) }) {
        let text = String(decoding: word, as: UTF8.self)
        found.insert(text.replacingOccurrences(of: "\\ ", with: " "))
      }
    }
    return found
  }

  /// Cuts at a character.
  private static func pieces(
    of bytes: Slice<UnsafeRawBufferPointer>, at separator: UnicodeScalar
  ) -> [Slice<UnsafeRawBufferPointer>] {
    var pieces: [Slice<UnsafeRawBufferPointer>] = []
    var rest = bytes
    while !rest.isEmpty {
      let buffer = UnsafeRawBufferPointer(rebasing: rest)
      let length = buffer.baseAddress.flatMap { start in
        memchr(start, Int32(separator.value), buffer.count).map { UnsafeRawPointer($0) - start }
      }
      pieces.append(rest.prefix(length ?? rest.count))
      rest = rest.dropFirst((length ?? rest.count) + 1)
    }
    return pieces
  }

  /// Cuts at spaces but those that a backslash protects.
  private static func words(
    of line: Slice<UnsafeRawBufferPointer>
  ) -> [Slice<UnsafeRawBufferPointer>] {
    var words: [Slice<UnsafeRawBufferPointer>] = []
    var start: Int?
    for piece in pieces(of: line, at: " ") {
      let first = start ?? piece.startIndex
      if piece.last == UInt8(ascii: "\\") {
        start = first
      } else {
        words.append(line[first..<piece.endIndex])
        start = nil
      }
    }
    return words
  }

  private static func names(
    _ word: Slice<UnsafeRawBufferPointer>, _ ending: String
  ) -> Bool {
    word.count >= ending.utf8.count && word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  private static func isEqual(
    _ one: Slice<UnsafeRawBufferPointer>, _ other: Slice<UnsafeRawBufferPointer>
  ) -> Bool {
    let buffers = [one, other].map { UnsafeRawBufferPointer(rebasing: $0) }
    guard let first = buffers[0].baseAddress, let second = buffers[1].baseAddress else {
      return one.isEmpty && other.isEmpty
    }
    return memcmp(first, second, buffers[0].count) == 0
  }
}
