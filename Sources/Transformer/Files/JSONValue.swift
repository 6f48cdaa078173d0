/// A JSON value, as far as a safetensors header needs it: numbers are integers.
enum JSONValue: Equatable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  case null
  case boolean(Bool)

  struct Member: Equatable {
    let name: String
    let value: JSONValue
  }

  var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  var integers: [Int]? {
    guard case .array(let values) = self else { return nil }
    var result: [Int] = []
    for value in values {
      guard case .integer(let integer) = value else { return nil }
      result.append(integer)
    }
    return result
  }

  /// The value of a member, or nil when there is none or more than one.
  func member(_ name: String) -> JSONValue? {
    guard let found = members?.filter({ $0.name == name }), found.count == 1 else { return nil }
    return found[0].value
  }
}
