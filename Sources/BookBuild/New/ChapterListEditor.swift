import BookDocument
import Yams

/// Adds a name to `chapters:` in a book's settings and leaves every other character as it is.
struct ChapterListEditor {
  private let text: String
  private let list: Yams.Node?

  /// Reads the settings; a text that is no YAML has no list.
  init(_ text: String) {
    self.text = text
    list =
      YAMLText.isPlain(text) ? (try? Yams.compose(yaml: text))?.mapping?["chapters"] : nil
  }

  /// Whether the settings name the chapters.
  var hasList: Bool { list != nil }

  /// The settings with one name more at the list's end, or nothing if the list's form is not known.
  ///
  /// What was written is read again: a list that has not become longer by just that name is none.
  func adding(_ name: String) -> String? {
    guard let sequence = list?.sequence else { return nil }
    guard let start = list?.mark.flatMap(index(of:)), start < text.endIndex else { return nil }
    let edited =
      text[start] == "["
      ? inBrackets(name, after: sequence, from: start) : onALine(name, after: sequence)
    let before = sequence.compactMap(\.string)
    let after = edited.flatMap { try? Yams.compose(yaml: $0) }?.mapping?["chapters"]?.sequence
    return after?.compactMap(\.string) == before + [name] ? edited : nil
  }

  /// `[first, second]` on one line or several: before the bracket that closes.
  private func inBrackets(
    _ name: String, after sequence: Yams.Node.Sequence, from bracket: String.Index
  ) -> String? {
    guard let last = sequence.last else {
      return text.inserting(name, at: text.index(after: bracket))
    }
    guard let start = last.mark.flatMap(index(of:)), let end = end(of: last, from: start) else {
      return nil
    }
    return text.inserting(", \(name)", at: end)
  }

  /// One name a line behind a dash: a line more, with the last one's indentation.
  private func onALine(_ name: String, after sequence: Yams.Node.Sequence) -> String? {
    guard let mark = sequence.last?.mark, let start = index(of: mark) else { return nil }
    let lineStart =
      text[..<start].lastIndex(where: \.isNewline).map(text.index(after:)) ?? text.startIndex
    let lead = text[lineStart..<start].prefix { $0 != "-" }
    let line = "\(lead)- \(name)"
    guard let end = text[start...].firstIndex(where: \.isNewline) else {
      let lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
      return text + lineEnd + line + lineEnd
    }
    return text.inserting("\(text[end])\(line)", at: end)
  }

  private func end(of node: Yams.Node, from start: String.Index) -> String.Index? {
    guard let scalar = node.scalar else { return nil }
    switch scalar.style {
    case .doubleQuoted, .singleQuoted:
      let quote = text[start]
      return text[text.index(after: start)...].firstIndex(of: quote).map(text.index(after:))
    default:
      guard text[start...].hasPrefix(scalar.string) else { return nil }
      return text.index(start, offsetBy: scalar.string.count)
    }
  }

  /// The place of a mark, whose column counts scalars from 1.
  private func index(of mark: Mark) -> String.Index? {
    var start = text.startIndex
    for _ in 1..<max(1, mark.line) {
      guard let end = text[start...].firstIndex(where: \.isNewline) else { return nil }
      start = text.index(after: end)
    }
    return text.unicodeScalars.index(
      start, offsetBy: mark.column - 1, limitedBy: text.unicodeScalars.endIndex)
  }
}

extension String {
  fileprivate func inserting(_ addition: String, at place: Index) -> String {
    self[..<place] + addition + self[place...]
  }
}
