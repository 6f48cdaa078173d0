import CustomDump
import Testing

/// Expects two values to be the same; a failure shows how the one found differs.
package func expectSame<Value: Equatable>(
  _ found: Value, _ wanted: Value, _ comment: String = "", fileID: String = #fileID,
  filePath: String = #filePath, line: Int = #line
) {
  TestPlace(fileID: fileID, filePath: filePath, line: line).expectSame(found, wanted, comment)
}

/// Where a test asks for something, for failures that a function of this module finds.
struct TestPlace {
  let fileID: String
  let filePath: String
  let line: Int

  func record(_ message: String) {
    Issue.record(
      "\(message)",
      sourceLocation: SourceLocation(
        fileID: fileID, filePath: filePath, line: line, column: 1))
  }

  func expectSame<Value: Equatable>(_ found: Value, _ wanted: Value, _ comment: String) {
    guard found != wanted else { return }
    let text: String
    if let found = found as? String, let wanted = wanted as? String {
      text = Difference.first(between: found, and: wanted)
    } else {
      text = diff(wanted, found) ?? "\(found) is not \(wanted)"
    }
    record("\(comment)\n− wanted, + found\n\(text)")
  }
}

/// How two long texts differ.
enum Difference {
  /// The first difference, with a few lines around it: of two pages of text nobody would find it.
  static func first(between found: String, and wanted: String) -> String {
    let found = found.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = wanted.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(found, wanted).prefix { $0 == $1 }.count
    func piece(_ lines: [Substring]) -> String {
      lines.dropFirst(max(0, same - 2)).prefix(12).joined(separator: "\n")
    }
    let place = "line \(same + 1) of \(found.count):"
    return "\(place)\n" + (diff(piece(wanted), piece(found)) ?? "the line ends differ")
  }
}
