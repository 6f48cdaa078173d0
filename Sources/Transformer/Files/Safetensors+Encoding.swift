extension Safetensors {
  /// The bytes of a file that holds some tensors.
  ///
  /// - Parameters:
  ///   - tensors: Names and tensors, in the order of their bytes.
  ///   - metadata: Free text about the file.
  /// - Returns: The whole file.
  /// - Throws: `SafetensorsError.duplicateName`.
  public static func encode(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:]
  ) throws(SafetensorsError) -> [UInt8] {
    var header: [String] = []
    if !metadata.isEmpty {
      let members = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0)):\(quoted($1))" }
      header.append("\"__metadata__\":{\(members.joined(separator: ","))}")
    }
    var names: Set<String> = ["__metadata__"]
    var end = 0
    for (name, tensor) in tensors {
      guard names.insert(name).inserted else { throw .duplicateName(name) }
      let start = end
      end += tensor.count * 4
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      header.append(
        "\(quoted(name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(start),\(end)]}")
    }
    var text = Array("{\(header.joined(separator: ","))}".utf8)
    // Spaces align the data to eight bytes.
    while text.count % 8 != 0 { text.append(UInt8(ascii: " ")) }
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
    bytes += text
    bytes.reserveCapacity(bytes.count + end)
    for (_, tensor) in tensors {
      for scalar in tensor.scalars {
        withUnsafeBytes(of: scalar.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    return bytes
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
