import BookDocument
import BookLanguage
import CellRecords
import Foundation
import RunStore

/// Writes diagnostics as a person reads them, with the line in question and a caret under it.
public struct DiagnosticRenderer {
  private var lines: [String: [String]] = [:]

  /// Creates a renderer; it reads each file once.
  public init() {}

  /// The diagnostic as text, several lines without the last line end.
  public mutating func text(of diagnostic: Diagnostic) -> String {
    var text = "\(diagnostic.location): \(diagnostic.severity.rawValue): \(diagnostic.message)"
    text += excerpt(at: diagnostic.location)
    for note in diagnostic.notes {
      let place = note.location.map { "\($0): " } ?? ""
      text += "\n  note: \(place)\(note.text)"
    }
    if let rule = diagnostic.rule { text += "\n  rule: \(rule)" }
    if let help = diagnostic.help { text += "\n  help: \(help)" }
    return text
  }

  private mutating func excerpt(at location: SourceLocation) -> String {
    guard let line = line(at: location), line.contains(where: { !$0.isWhitespace }) else {
      return ""
    }
    let number = String(location.line)
    let margin = String(repeating: " ", count: number.count)
    let (before, rest) = Self.surroundings(of: location.column, in: line)
    let caret = String(repeating: " ", count: displayWidth(of: before)) + "^"
    let shown = before + rest
    return "\n  \(number) | \(shown)\n  \(margin) | \(caret)"
  }

  /// The line before and from a column, without tabs and what a terminal would obey; of a line that
  /// no screen holds only a piece.
  private static func surroundings(of column: Int, in line: String) -> (String, String) {
    let most = 160
    func visible(_ text: Substring) -> String { String(text.map { $0.isVisible ? $0 : " " }) }
    let start =
      line.utf8.index(
        line.startIndex, offsetBy: column - 1, limitedBy: line.endIndex) ?? line.endIndex
    let before = visible(line[..<start].suffix(most + 1))
    let rest = visible(line[start...].prefix(most + 1))
    return (
      before.count > most ? "…" + before.dropFirst() : before,
      rest.count > most ? rest.dropLast() + "…" : rest
    )
  }

  mutating func line(at location: SourceLocation) -> String? {
    if lines[location.path] == nil {
      // A link may lead anywhere, and a pipe has no lines.
      let kind = try? FileManager.default.attributesOfItem(atPath: location.path)[.type]
      let isFile = kind as? FileAttributeType == .typeRegular
      let bytes = isFile ? FileBytes.read(location.path, limit: 4 << 20) : nil
      let text = String(decoding: bytes ?? [], as: UTF8.self)
      lines[location.path] = SourceText(path: location.path, text: text).lines
    }
    let all = lines[location.path] ?? []
    return all.indices.contains(location.line - 1) ? all[location.line - 1] : nil
  }
}

extension Character {
  fileprivate var isVisible: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
