import Foundation
import Testing
import Transformer

@Suite("Safetensors")
struct SafetensorsTests {
  /// A file with this header in front of this many bytes of data.
  static func file(_ header: String, data: Int, claimed: UInt64? = nil) -> [UInt8] {
    let length = claimed ?? UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * UInt64($0))) }
      + Array(header.utf8) + Array(repeating: 0, count: data)
  }

  static func entry(_ shape: String, _ offsets: String, type: String = "F32") -> String {
    "{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  struct BadFile: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let message: String
    var testDescription: String { name }
  }

  static let badFiles: [BadFile] = [
    BadFile(name: "empty", bytes: [], message: "needs 8 bytes and has 0"),
    BadFile(name: "half a length", bytes: [1, 0, 0], message: "needs 8 bytes and has 3"),
    BadFile(
      name: "no header", bytes: file("", data: 0), message: "the header is a JSON object"),
    BadFile(
      name: "header longer than the file", bytes: file("{}", data: 0, claimed: 3),
      message: "needs 11 bytes and has 10"),
    BadFile(
      name: "header of 1 GB", bytes: file("{}", data: 0, claimed: 1 << 30),
      message: "at most 100000000 bytes, this one 1073741824"),
    BadFile(
      name: "length that overflows", bytes: file("{}", data: 0, claimed: .max),
      message: "this one 18446744073709551615"),
    BadFile(name: "not JSON", bytes: file("{\"a\":", data: 0), message: "header, byte 5"),
    BadFile(name: "an array", bytes: file("[]", data: 0), message: "JSON object"),
    BadFile(name: "text behind", bytes: file("{} x", data: 0), message: "nothing but spaces"),
    BadFile(
      name: "nested without end",
      bytes: file("{\"a\":" + String(repeating: "[", count: 100_000), data: 0),
      message: "nested at most"),
    BadFile(
      name: "bytes that are no UTF-8",
      bytes: Array(file("{\"??\":1}", data: 0).map { $0 == 0x3F ? 0xFF : $0 }),
      message: "valid UTF-8"),
    BadFile(
      name: "offset outside the file",
      bytes: file("{\"a\":\(entry("[2]", "[0,8]"))}", data: 4),
      message: "the bytes 0..<8 are outside the data 0..<4"),
    BadFile(
      name: "offsets backwards", bytes: file("{\"a\":\(entry("[1]", "[4,0]"))}", data: 4),
      message: "outside the data"),
    BadFile(
      name: "negative offset", bytes: file("{\"a\":\(entry("[1]", "[-4,0]"))}", data: 4),
      message: "outside the data"),
    BadFile(
      name: "offset of more than 64 bits",
      bytes: file("{\"a\":\(entry("[1]", "[0,99999999999999999999]"))}", data: 4),
      message: "at most 64 bits"),
    BadFile(
      name: "shape that overflows",
      bytes: file("{\"a\":\(entry("[2147483647,2147483647,2147483647]", "[0,4]"))}", data: 4),
      message: "too many elements"),
    BadFile(
      name: "negative shape", bytes: file("{\"a\":\(entry("[-1]", "[0,4]"))}", data: 4),
      message: "non-negative integers"),
    BadFile(
      name: "shape and offsets disagree", bytes: file("{\"a\":\(entry("[3]", "[0,4]"))}", data: 4),
      message: "takes 12 bytes"),
    BadFile(
      name: "overlapping tensors",
      bytes: file("{\"a\":\(entry("[2]", "[0,8]")),\"b\":\(entry("[2]", "[4,12]"))}", data: 12),
      message: "tensor 'b' begins at byte 4, the one before it ends at 8"),
    BadFile(
      name: "a hole",
      bytes: file("{\"a\":\(entry("[1]", "[0,4]")),\"b\":\(entry("[1]", "[8,12]"))}", data: 12),
      message: "begins at byte 8"),
    BadFile(
      name: "bytes behind the last tensor",
      bytes: file("{\"a\":\(entry("[1]", "[0,4]"))}", data: 8), message: "(end of file)"),
    BadFile(
      name: "one name twice",
      bytes: file("{\"a\":\(entry("[1]", "[0,4]")),\"a\":\(entry("[1]", "[4,8]"))}", data: 8),
      message: "two tensors are called 'a'"),
    BadFile(
      name: "a field twice",
      bytes: file(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"shape\":[1],\"data_offsets\":[0,4]}}", data: 4),
      message: "shape is one array"),
    BadFile(
      name: "unknown element type",
      bytes: file("{\"a\":\(entry("[1]", "[0,4]", type: "F4"))}", data: 4),
      message: "the element type F4 is not supported"),
    BadFile(
      name: "a shape with a fraction", bytes: file("{\"a\":\(entry("[1.5]", "[0,4]"))}", data: 4),
      message: "numbers here are integers"),
    BadFile(
      name: "metadata that is not text",
      bytes: file("{\"__metadata__\":{\"a\":1}}", data: 0), message: "an object of strings"),
  ]

  @Test(arguments: badFiles) func aBadFileIsRefused(_ bad: BadFile) throws {
    let error = #expect(throws: SafetensorsError.self) { try Safetensors(bytes: bad.bytes) }
    #expect(error?.description.contains(bad.message) == true, "\(String(describing: error))")
    // Read from disk the same file gives the same error.
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(bad.bytes).write(to: URL(fileURLWithPath: path))
    let fromDisk = #expect(throws: SafetensorsError.self) { try Safetensors.read(path) }
    #expect(fromDisk == error)
  }

  @Test func everyTruncationOfAGoodFileIsRefused() throws {
    let bytes = try Safetensors.encode([("a", .range(3)), ("b", .ones([2, 2]))])
    _ = try Safetensors(bytes: bytes)
    for length in 0..<bytes.count {
      #expect(throws: SafetensorsError.self) { try Safetensors(bytes: Array(bytes[..<length])) }
    }
  }

  /// Any single changed byte is refused or changes values only: nothing is read out of bounds.
  @Test func noChangedByteLeadsOutside() throws {
    let bytes = try Safetensors.encode([("a", .range(3)), ("b", .ones([2, 2]))])
    for position in bytes.indices {
      for value: UInt8 in [0, 0x20, 0x30, 0x39, 0x5B, 0x7B, 0xFF] {
        var changed = bytes
        changed[position] = value
        guard let file = try? Safetensors(bytes: changed) else { continue }
        for name in file.names { _ = try? file.tensor(name) }
      }
    }
  }

  @Test func whatWasWrittenIsReadBack() throws {
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let tensors: [(name: String, tensor: Tensor)] = [
      ("scalar", Tensor(3)), ("名字 \"quoted\"\n", .normal([2, 3], seed: 1)),
      ("empty", .zeros([0, 4])),
    ]
    try Safetensors.write(tensors, metadata: ["format": "test"], to: path)
    let file = try Safetensors.read(path)
    #expect(file.metadata == ["format": "test"])
    for (name, tensor) in tensors {
      #expect(try file.tensor(name).isIdentical(to: tensor))
    }
    #expect(throws: SafetensorsError.missingTensor("none")) { try file.tensor("none") }
    #expect(throws: SafetensorsError.self) { try file.integers("scalar") }
  }

  @Test func aModelIsSavedAndLoaded() throws {
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let model = EncoderDecoder(.init(vocabularySize: 9, normalization: .pre, seed: 1))
    let other = EncoderDecoder(.init(vocabularySize: 9, normalization: .pre, seed: 2))
    try Safetensors.write(model, to: path)
    try other.load(try Safetensors.read(path))
    for (mine, theirs) in zip(model.parameters, other.parameters) {
      #expect(mine.tensor.isIdentical(to: theirs.tensor))
    }
    let larger = EncoderDecoder(.init(vocabularySize: 10, normalization: .pre, seed: 3))
    let before = larger.parameters.map(\.tensor.scalars)
    let expected = SafetensorsError.shape(
      name: "embed.weight", found: [9, 32], expected: [10, 32])
    #expect(throws: expected) { try larger.load(try Safetensors.read(path)) }
    #expect(larger.parameters.map(\.tensor.scalars) == before)
  }

  /// Files without content on the disk: refused by their size, before anything is read.
  @Test(arguments: [
    (UInt64(1) << 35, "the reader takes at most 17179869184"),
    (UInt64(1) << 31, "at most 100000000 bytes, this one 1073741824"),
  ])
  func aHugeFileIsRefusedUnread(size: UInt64, message: String) throws {
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let header = (0..<8).map { UInt8(truncatingIfNeeded: (1 << 30) >> (8 * $0)) }
    try Data(header).write(to: URL(fileURLWithPath: path))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: size)
    try file.close()
    let error = #expect(throws: SafetensorsError.self) { try Safetensors.read(path) }
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
  }

  @Test func aFileThatCannotBeReadSaysWhy() {
    #expect(throws: SafetensorsError.file(path: "/nowhere", reason: "No such file or directory")) {
      try Safetensors.read("/nowhere")
    }
    #expect(throws: SafetensorsError.self) { try Safetensors.read("/") }
    #expect(throws: SafetensorsError.self) { try Safetensors.read("/dev/zero") }
  }
}
