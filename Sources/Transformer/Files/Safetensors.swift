/// The tensors of a safetensors file, checked before any of them is used.
///
/// Nothing in the file is trusted: lengths, offsets and shapes are compared with what is there
/// before they address memory, and the data must be covered exactly once.
///
/// - Source: The safetensors format, https://huggingface.co/docs/safetensors/#format.
public struct Safetensors: Sendable {
  /// How the elements of a tensor are stored.
  public enum ElementType: String, Sendable {
    /// Signed integers of 8 bits.
    case i8 = "I8"
    /// Unsigned integers of 8 bits.
    case u8 = "U8"
    /// Truth values of 8 bits.
    case bool = "BOOL"
    /// Signed integers of 16 bits.
    case i16 = "I16"
    /// Signed integers of 32 bits.
    case i32 = "I32"
    /// Signed integers of 64 bits.
    case i64 = "I64"
    /// IEEE floats of 32 bits.
    case f32 = "F32"
    /// IEEE floats of 64 bits.
    case f64 = "F64"

    /// The size of one element.
    ///
    /// - Units: Bytes.
    public var size: Int {
      switch self {
      case .i8, .u8, .bool: 1
      case .i16: 2
      case .i32, .f32: 4
      case .i64, .f64: 8
      }
    }
  }

  /// What the header says about one tensor.
  public struct Entry: Equatable, Sendable {
    /// The name of the tensor.
    public let name: String
    /// How its elements are stored.
    public let elementType: ElementType
    /// The number of elements along each axis.
    public let shape: [Int]
    /// Where its bytes are, counted from the end of the header.
    public let bytes: Range<Int>
  }

  /// The tensors of the file, in the order of their bytes.
  public let entries: [Entry]

  /// Free text about the file.
  public let metadata: [String: String]

  private let data: ArraySlice<UInt8>
  private let positions: [String: Int]

  /// Checks the bytes of a file.
  ///
  /// - Parameter bytes: The whole file.
  /// - Throws: `SafetensorsError` at the first rule that the file breaks.
  public init(bytes: [UInt8]) throws(SafetensorsError) {
    let header = try SafetensorsHeader(bytes: bytes)
    entries = header.entries
    metadata = header.metadata
    data = bytes[header.dataStart...]
    positions = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.name, $0) })
  }

  /// The names of all tensors, in the order of their bytes.
  public var names: [String] { entries.map(\.name) }

  /// What the header says about a tensor.
  ///
  /// - Parameter name: The name.
  /// - Returns: Its entry.
  /// - Throws: `SafetensorsError.missingTensor`.
  public func entry(_ name: String) throws(SafetensorsError) -> Entry {
    guard let position = positions[name] else { throw .missingTensor(name) }
    return entries[position]
  }

  /// A tensor of 32-bit floats.
  ///
  /// - Parameter name: The name.
  /// - Returns: The tensor.
  /// - Throws: `SafetensorsError` when it is missing or holds something else.
  public func tensor(_ name: String) throws(SafetensorsError) -> Tensor {
    let entry = try entry(name, of: .f32)
    guard entry.shape.count <= Shape.maximumRank else {
      throw .entry(name: name, rule: "a tensor has at most \(Shape.maximumRank) axes")
    }
    let scalars = elements(of: entry) { Float(bitPattern: UInt32(littleEndian: $0)) }
    return Tensor(shape: entry.shape, scalars: scalars)
  }

  /// The elements of a tensor of 64-bit floats.
  ///
  /// - Parameter name: The name.
  /// - Returns: The elements in row-major order.
  /// - Throws: `SafetensorsError` when it is missing or holds something else.
  public func doubles(_ name: String) throws(SafetensorsError) -> [Double] {
    elements(of: try entry(name, of: .f64)) { Double(bitPattern: UInt64(littleEndian: $0)) }
  }

  /// The elements of a tensor of 32-bit integers.
  ///
  /// - Parameter name: The name.
  /// - Returns: The elements in row-major order.
  /// - Throws: `SafetensorsError` when it is missing or holds something else.
  public func integers(_ name: String) throws(SafetensorsError) -> [Int32] {
    elements(of: try entry(name, of: .i32)) { Int32(littleEndian: $0) }
  }

  /// The elements of a tensor of unsigned bytes.
  ///
  /// - Parameter name: The name.
  /// - Returns: The elements in row-major order.
  /// - Throws: `SafetensorsError` when it is missing or holds something else.
  public func bytes(_ name: String) throws(SafetensorsError) -> [UInt8] {
    elements(of: try entry(name, of: .u8)) { $0 }
  }

  private func entry(
    _ name: String, of type: ElementType
  ) throws(SafetensorsError) -> Entry {
    let entry = try entry(name)
    guard entry.elementType == type else {
      throw .elementType(
        name: name, found: entry.elementType.rawValue, expected: type.rawValue)
    }
    return entry
  }

  /// Reads elements one by one, since nothing aligns them in the file.
  private func elements<Raw: FixedWidthInteger, Element>(
    of entry: Entry, _ convert: (Raw) -> Element
  ) -> [Element] {
    let width = Raw.bitWidth / 8
    return data.withUnsafeBytes { raw in
      stride(from: entry.bytes.lowerBound, to: entry.bytes.upperBound, by: width).map {
        convert(raw.loadUnaligned(fromByteOffset: $0, as: Raw.self))
      }
    }
  }
}
