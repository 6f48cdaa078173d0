/// A SHA-256 hash: what has the same hash has the same content.
public struct ContentHash: Sendable, Hashable {
  /// The thirty-two bytes.
  public let bytes: [UInt8]

  /// How many bytes a hash has.
  public static let byteCount = 32

  /// A hash that was stored.
  ///
  /// - Parameter bytes: As many as ``byteCount``, or there is no hash.
  public init?(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    guard self.bytes.count == Self.byteCount else { return nil }
  }

  /// The hash of some bytes.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(of content: [UInt8]) {
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
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
