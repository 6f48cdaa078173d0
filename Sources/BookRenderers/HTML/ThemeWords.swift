import BookLanguage
import Foundation

extension ScriptWords {
  /// The constant `words` of the script.
  ///
  /// - Throws: What the encoder says.
  func declaration() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return "const words = \(String(decoding: try encoder.encode(self), as: UTF8.self));\n\n"
  }
}

extension StylesheetWords {
  /// The rule that makes each word a custom property, such as `--word-output`.
  var rule: String {
    let properties = Mirror(reflecting: self).children.compactMap { name, word in
      name.map { "  --word-\($0): \(Self.quoted("\(word)"));\n" }
    }
    return ":root {\n\(properties.joined())}\n\n"
  }

  /// The text as a string of a style sheet.
  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
