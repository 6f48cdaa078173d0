import Foundation

/// JSON as people read it.
package enum JSONText {
  /// A line of JSON spread over several, with its keys in order.
  ///
  /// - Throws: An error if it is not JSON.
  package static func pretty(_ line: some StringProtocol) throws -> String {
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
    let data = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self)
  }
}
