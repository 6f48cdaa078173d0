import BookDocument
import BookLanguage
import CellRecords
import Foundation
import RunStore

/// Writes diagnostics as a person reads them, with the line in question and a caret under it.
package struct DiagnosticRenderer {
  private var lines: [String: [String]] = [:]

  /// Creates a renderer; it reads each file once.
  package init() {}

  /// The diagnostic as text, several lines without the last line end.
  package mutating func text(of diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity.rawValue
    var text = TerminalText.part("\(diagnostic.location): \(severity): \(diagnostic.message)")
    text += TerminalText.cleaned(excerpt(at: diagnostic.location))
    for note in diagnostic.notes {
      let place = note.location.map { "\($0): " } ?? ""
      text += "\n  note: " + TerminalText.part("\(place)\(note.text)")
    }
    if let rule = diagnostic.rule { text += "\n  rule: " + TerminalText.part(rule) }
    if let help = diagnostic.help { text += "\n  help: " + TerminalText.part(help) }
    return text
  }

  /// All problems as texts, in their order: of warnings that say the same in one file, the first, with the
  /// places of the others; then, where there are many, how often each kind occurs.
  package mutating func texts(of diagnostics: [Diagnostic]) -> [String] {
    struct Same: Hashable {
      let path: String
      let message: String
    }
    let warnings = diagnostics.filter { !$0.isError }
    let groups = Dictionary(grouping: warnings) {
      Same(path: $0.location.path, message: $0.message)
    }
    var shown: Set<Same> = []
    var texts: [String] = []
    for diagnostic in diagnostics {
      let key = Same(path: diagnostic.location.path, message: diagnostic.message)
      guard !diagnostic.isError, let group = groups[key], group.count > 2 else {
        texts.append(text(of: diagnostic))
        continue
      }
      guard shown.insert(key).inserted else { continue }
      let lines = group.dropFirst().prefix(10).map { "\($0.location.line)" }
      let more = group.count > 11 ? ", …" : ""
      texts.append(
        text(of: diagnostic) + "\n  note: \(group.count - 1) more in this file, at lines "
          + lines.joined(separator: ", ") + more)
    }
    if diagnostics.count > 20 { texts.append(Self.summary(of: diagnostics)) }
    return texts
  }

  private static func summary(of diagnostics: [Diagnostic]) -> String {
    let kinds = Dictionary(grouping: diagnostics, by: \.id)
      .sorted { ($0.value.count, $1.key.rawValue) > ($1.value.count, $0.key.rawValue) }
    let rows = kinds.map { id, found in
      let count = "\(found.count)"
      return "  " + String(repeating: " ", count: max(0, 5 - count.count)) + count
        + " \(id.severity.rawValue): \(id.rawValue)"
    }
    return (["problems by kind:"] + rows).joined(separator: "\n")
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
