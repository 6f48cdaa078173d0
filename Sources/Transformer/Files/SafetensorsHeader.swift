/// The checked header of a safetensors file.
struct SafetensorsHeader {
  /// The format's own limit.
  static let maximumLength: UInt64 = 100_000_000

  let entries: [Safetensors.Entry]
  let metadata: [String: String]
  let dataStart: Int

  init(bytes: [UInt8]) throws(SafetensorsError) {
    let length = try SafetensorsHeader.length(bytes[...], fileSize: UInt64(bytes.count))
    dataStart = 8 + length
    let json: JSONValue
    do {
      json = try JSONParser.parse(bytes[8..<dataStart])
    } catch {
      throw .header(position: error.position, rule: error.rule)
    }
    guard bytes[8] == UInt8(ascii: "{"), let members = json.members else {
      throw .header(position: 0, rule: "the header is a JSON object")
    }
    var names = Set<String>()
    for member in members where !names.insert(member.name).inserted {
      throw .duplicateName(member.name)
    }
    metadata = try SafetensorsHeader.metadata(json)
    var entries: [Safetensors.Entry] = []
    for member in members where member.name != "__metadata__" {
      entries.append(
        try SafetensorsHeader.entry(member, available: bytes.count - dataStart))
    }
    entries.sort {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }
    try SafetensorsHeader.checkCoverage(entries, size: bytes.count - dataStart)
    self.entries = entries
  }

  /// The length that the first eight bytes give, if the file can have it.
  static func length(
    _ start: ArraySlice<UInt8>, fileSize: UInt64
  ) throws(SafetensorsError) -> Int {
    guard fileSize >= 8, start.count >= 8 else {
      throw .truncated(needed: 8, available: fileSize)
    }
    let length = start.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= maximumLength else {
      throw .headerTooLong(length: length, limit: maximumLength)
    }
    guard length <= fileSize - 8 else {
      throw .truncated(needed: 8 + length, available: fileSize)
    }
    guard length > 0 else { throw .header(position: 0, rule: "the header is a JSON object") }
    return Int(length)
  }

  private static func metadata(_ json: JSONValue) throws(SafetensorsError) -> [String: String] {
    guard let value = json.member("__metadata__") else { return [:] }
    guard let members = value.members else {
      throw .entry(name: "__metadata__", rule: "metadata is an object of strings")
    }
    var result: [String: String] = [:]
    for member in members {
      guard case .string(let text) = member.value else {
        throw .entry(name: "__metadata__", rule: "metadata is an object of strings")
      }
      result[member.name] = text
    }
    return result
  }

  private static func entry(
    _ member: JSONValue.Member, available: Int
  ) throws(SafetensorsError) -> Safetensors.Entry {
    let name = member.name
    guard case .string(let typeName) = member.value.member("dtype") else {
      throw .entry(name: name, rule: "dtype is one string")
    }
    guard let type = Safetensors.ElementType(rawValue: typeName) else {
      throw .entry(name: name, rule: "the element type \(typeName) is not supported")
    }
    guard let shape = member.value.member("shape")?.integers, shape.allSatisfy({ $0 >= 0 }) else {
      throw .entry(name: name, rule: "shape is one array of non-negative integers")
    }
    guard let offsets = member.value.member("data_offsets")?.integers, offsets.count == 2 else {
      throw .entry(name: name, rule: "data_offsets is one array of two integers")
    }
    guard offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] <= available else {
      throw .entry(
        name: name,
        rule: "the bytes \(offsets[0])..<\(offsets[1]) are outside the data 0..<\(available)")
    }
    var size = type.size
    for extent in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      guard !overflow, extent <= Int(Int32.max) else {
        throw .entry(name: name, rule: "shape \(shape) has too many elements")
      }
      size = product
    }
    guard size == offsets[1] - offsets[0] else {
      throw .entry(
        name: name,
        rule: "shape \(shape) of \(typeName) takes \(size) bytes, the offsets "
          + "\(offsets[0])..<\(offsets[1]) give \(offsets[1] - offsets[0])")
    }
    return Safetensors.Entry(
      name: name, elementType: type, shape: shape, bytes: offsets[0]..<offsets[1])
  }

  /// The data belongs to the tensors without overlap and without holes.
  private static func checkCoverage(
    _ entries: [Safetensors.Entry], size: Int
  ) throws(SafetensorsError) {
    var end = 0
    for entry in entries {
      guard entry.bytes.lowerBound == end else {
        throw .layout(name: entry.name, start: entry.bytes.lowerBound, expected: end)
      }
      end = entry.bytes.upperBound
    }
    guard end == size else {
      throw .layout(name: "(end of file)", start: size, expected: end)
    }
  }
}
