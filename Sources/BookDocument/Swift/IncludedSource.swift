import SwiftSyntax

/// A source file of which chapters show parts: declarations, and ranges between the comments
/// `// book: begin NAME` and `// book: end NAME`.
struct IncludedSource {
  enum Part: Equatable {
    case found(String)
    /// A range that begins at this line and has no end.
    case markNotClosed(line: Int)
    /// Several declarations have the name; these are their signatures.
    case ambiguous([String])
    /// Nothing has the name; these are the names that there are.
    case unknown([String])
  }

  private let text: String
  private let lines: [String]

  init(_ text: String) {
    self.text = text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasSuffix("\r") ? String($0.dropLast()) : String($0) }
  }

  /// The part of the file with a name; a marked range comes before a declaration.
  func find(_ name: String) -> Part {
    let marks = lines.enumerated().compactMap { index, line in
      Self.mark(in: line).map { (line: index, isBegin: $0.isBegin, name: $0.name) }
    }
    if let begin = marks.first(where: { $0.isBegin && $0.name == name }) {
      guard let end = marks.first(where: { !$0.isBegin && $0.name == name && $0.line > begin.line })
      else { return .markNotClosed(line: begin.line + 1) }
      return .found(shown(lines[(begin.line + 1)..<end.line]))
    }
    let declarations = SourceDeclarations(SwiftTrees().tree(of: text))
    let found = declarations.named(name)
    guard let declaration = found.first else {
      let names = marks.filter(\.isBegin).map(\.name) + declarations.all.map(\.name)
      return .unknown(Set(names).sorted())
    }
    guard found.count == 1 else { return .ambiguous(found.map(\.signature)) }
    let range = declaration.lines
    return .found(shown(lines[(range.lowerBound - 1)...(range.upperBound - 1)]))
  }

  private static func mark(in line: String) -> (isBegin: Bool, name: String)? {
    guard line.drop(while: \.isWhitespace).hasPrefix("// book: "),
      let match = line.wholeMatch(of: /\s*\/\/ book: (begin|end) (\S+)\s*/)
    else { return nil }
    return (match.1 == "begin", String(match.2))
  }

  /// The lines without marks, without empty ones at the ends, and without what all are indented by.
  private func shown(_ lines: ArraySlice<String>) -> String {
    func isEmpty(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
    var lines = lines.filter { Self.mark(in: $0) == nil }[...]
    while lines.first.map(isEmpty) == true { lines.removeFirst() }
    while lines.last.map(isEmpty) == true { lines.removeLast() }
    let margin = lines.filter { !isEmpty($0) }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { String($0.dropFirst(margin)) }.joined(separator: "\n")
  }
}
