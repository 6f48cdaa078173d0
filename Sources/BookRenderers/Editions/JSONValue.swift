import Foundation

/// A JSON document that is written.
indirect enum JSONValue: Encodable {
  case null
  case number(Int)
  case flag(Bool)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .text(let text): try container.encode(text)
    case .array(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }

  /// A text as notebooks hold it: its lines, each with its end.
  static func lines(_ text: String) -> JSONValue {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + "\n" }
    if let last = lines.popLast(), last.count > 1 { lines.append(last.dropLast() + "") }
    return .array(lines.map { .text(String($0)) })
  }

  /// The document with its members in the order of the alphabet.
  var document: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(self)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
