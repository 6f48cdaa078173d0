/// What can be wrong with a safetensors file.
public enum SafetensorsError: Error, Equatable, CustomStringConvertible {
  /// The file cannot be read or written.
  case file(path: String, reason: String)
  /// The file is shorter than its own header says.
  case truncated(needed: UInt64, available: UInt64)
  /// The header is longer than any real one.
  case headerTooLong(length: UInt64, limit: UInt64)
  /// The file is larger than the reader was told to accept.
  case fileTooLarge(size: UInt64, limit: UInt64)
  /// The header is not a JSON object.
  case header(position: Int, rule: String)
  /// Two tensors have one name.
  case duplicateName(String)
  /// An entry of the header breaks a rule.
  case entry(name: String, rule: String)
  /// The bytes of two tensors overlap, or bytes between them belong to none.
  case layout(name: String, start: Int, expected: Int)
  /// There is no such tensor.
  case missingTensor(String)
  /// A tensor has another element type than the one asked for.
  case elementType(name: String, found: String, expected: String)
  /// A tensor has another shape than the parameter it is meant for.
  case shape(name: String, found: [Int], expected: [Int])

  /// A sentence about the error.
  public var description: String {
    switch self {
    case .file(let path, let reason): "\(path): \(reason)"
    case .truncated(let needed, let available):
      "the file needs \(needed) bytes and has \(available)"
    case .headerTooLong(let length, let limit):
      "a header has at most \(limit) bytes, this one \(length)"
    case .fileTooLarge(let size, let limit):
      "the file has \(size) bytes, the reader takes at most \(limit)"
    case .header(let position, let rule): "header, byte \(position): \(rule)"
    case .duplicateName(let name): "two tensors are called '\(name)'"
    case .entry(let name, let rule): "tensor '\(name)': \(rule)"
    case .layout(let name, let start, let expected):
      "tensor '\(name)' begins at byte \(start), the one before it ends at \(expected)"
    case .missingTensor(let name): "there is no tensor '\(name)'"
    case .elementType(let name, let found, let expected):
      "tensor '\(name)' holds \(found), not \(expected)"
    case .shape(let name, let found, let expected):
      "tensor '\(name)' has shape \(found), the parameter \(expected)"
    }
  }
}
