import Foundation

/// A SHA-256 hash: what has the same hash has the same content.
package struct ContentHash: Sendable, Hashable {
  /// The thirty-two bytes.
  package let bytes: [UInt8]

  /// How many bytes a hash has.
  package static let byteCount = 32

  /// A hash that was stored.
  ///
  /// - Parameter bytes: As many as ``byteCount``, or the result is nil.
  package init?(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    guard self.bytes.count == Self.byteCount else { return nil }
  }

  /// The hash of some bytes.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  package init(of content: [UInt8]) {
    var hasher = ContentHasher()
    content.withUnsafeBytes { hasher.update($0) }
    self = hasher.finish()
  }

  package init(state: [UInt32]) {
    bytes = state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }
}

extension ContentHash: CustomStringConvertible {
  /// The hash in sixty-four hexadecimal digits.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

extension ContentHash: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let hash = ContentHash(bytes: try container.decode(Data.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a hash has \(Self.byteCount) bytes")
    }
    self = hash
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Data(bytes))
  }
}

/// Takes content in pieces and gives its SHA-256.
///
/// The toolchain has no such function outside packages that cost minutes to build; the algorithm
/// takes a page and is compiled optimised, so that hashing a library's objects costs milliseconds.
///
/// - Source: FIPS 180-4, sections 4.1.2, 5.1.1 and 6.2.2.
package struct ContentHasher {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// A hasher that has seen nothing.
  package init() {}

  /// Takes the next bytes.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length += UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let taken = rest.prefix(blockLength - pending.count)
      pending += taken
      rest = rest.dropFirst(taken.count)
      guard pending.count == blockLength else { return }
      let block = pending
      block.withUnsafeBytes { compress($0) }
      pending.removeAll(keepingCapacity: true)
    }
    while rest.count >= blockLength {
      compress(UnsafeRawBufferPointer(rebasing: rest.prefix(blockLength)))
      rest = rest.dropFirst(blockLength)
    }
    pending += rest
  }

  /// Takes a text with its length, so that two texts in a row cannot pass for two others.
  package mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      update(bytes.count)
      update(UnsafeRawBufferPointer(bytes))
    }
  }

  /// Takes a number.
  package mutating func update(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { update($0) }
  }

  /// Takes a file's content with its length, a piece at a time: a compiler has hundreds of megabytes.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  package mutating func update(contentsOf path: String) {
    guard let size = FileFingerprint(path: path)?.size else { return update(-1) }
    update(size)
    var start = 0
    while start < size, let piece = FileBytes.read(path, from: start, limit: 4 << 20),
      !piece.isEmpty
    {
      piece.withUnsafeBytes { update($0) }
      start += piece.count
    }
  }

  /// Takes a hash.
  package mutating func update(_ hash: ContentHash) {
    hash.bytes.withUnsafeBytes { update($0) }
  }

  /// The hash of all that was taken.
  package consuming func finish() -> ContentHash {
    let bitLength = (length &* 8).bigEndian
    let padding = (blockLength * 2 - 9 - pending.count) % blockLength
    var tail: [UInt8] = [0x80] + Array(repeating: 0, count: padding)
    withUnsafeBytes(of: bitLength) { tail += $0 }
    tail.withUnsafeBytes { update($0) }
    return ContentHash(state: state)
  }

  private mutating func compress(_ block: UnsafeRawBufferPointer) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
      for index in 0..<16 {
        let word = block.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
        words[index] = UInt32(bigEndian: word)
      }
      for index in 16..<64 {
        let far = words[index - 15]
        let near = words[index - 2]
        let first = rotated(far, 7) ^ rotated(far, 18) ^ (far >> 3)
        let second = rotated(near, 17) ^ rotated(near, 19) ^ (near >> 10)
        words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
      }
      mix(words)
    }
  }

  private mutating func mix(_ words: UnsafeMutableBufferPointer<UInt32>) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let high = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let first = h &+ high &+ choice &+ roundConstants[index] &+ words[index]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
  }
}

private let blockLength = 64

private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
  word >> count | word << (32 - count)
}

private let roundConstants: [UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
  0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
  0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
  0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
  0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
  0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
  0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
  0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
  0xc671_78f2,
]
