import RunStore
import Testing

@Suite struct ContentHashTests {
  /// The standard's own examples, and lengths around the end of a block.
  @Test(arguments: [
    ("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("a", 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    ("a", 64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func hashesAreThoseOfTheStandard(part: String, count: Int, hash: String) {
    let text = String(repeating: part, count: count)
    #expect("\(ContentHash(of: Array(text.utf8)))" == hash)
  }

  @Test(arguments: [1, 3, 63, 64, 65, 200])
  func piecesOfAnyLengthGiveTheSameHash(length: Int) {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var hasher = ContentHasher()
    bytes.withUnsafeBytes { buffer in
      for start in stride(from: 0, to: buffer.count, by: length) {
        let end = min(start + length, buffer.count)
        hasher.update(UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
      }
    }
    #expect(hasher.finish() == ContentHash(of: bytes))
  }

  @Test func textsInARowDoNotRunTogether() {
    func hash(_ texts: [String]) -> ContentHash {
      var hasher = ContentHasher()
      for text in texts { hasher.update(text) }
      return hasher.finish()
    }
    #expect(hash(["ab", "c"]) != hash(["a", "bc"]))
  }

  @Test func aHashIsStoredAndReadBack() throws {
    let hash = ContentHash(of: [1, 2, 3])
    #expect(ContentHash(bytes: hash.bytes) == hash)
    #expect(ContentHash(bytes: hash.bytes.dropLast()) == nil)
  }
}
