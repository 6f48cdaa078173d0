/// The lines `[name]: address` of a text.
///
/// cmark copies an address and its title to each link that names it: of two megabytes, named in the other
/// two of a chapter, it would make hundreds of gigabytes.
enum LinkDefinitions {
  /// How much all copies together may have.
  ///
  /// - Units: bytes.
  static let mostBytes = 16 << 20

  /// The line of the longest definition, if its copies could be more than that.
  static func tooLargeLine(in source: SourceText) -> Int? {
    let brackets = source.text.utf8.count { $0 == UInt8(ascii: "]") }
    var longest = (line: 1, size: 0)
    var current: (line: Int, size: Int)?
    for (index, line) in source.lines.enumerated() {
      // The title may be on further lines, up to an empty one.
      if line.allSatisfy({ $0.isWhitespace || $0 == ">" }) {
        current = nil
      } else if isDefinition(line) {
        current = (index + 1, line.utf8.count)
      } else if let begun = current {
        current = (begun.line, begun.size + line.utf8.count)
      }
      if let current, current.size > longest.size { longest = current }
    }
    return longest.size.multipliedReportingOverflow(by: brackets).partialValue > mostBytes
      ? longest.line : nil
  }

  /// Of two definitions of one name Markdown takes the first, and the second leads nobody anywhere.
  static func repeated(in chapter: Chapter, source: SourceText) -> [Diagnostic] {
    guard source.text.contains("]:") else { return [] }
    let code = Footnotes.linesOfCode(in: chapter)
    var first: [String: Int] = [:]
    return source.lines.enumerated().compactMap { index, line in
      guard isDefinition(line), !code.contains(index + 1),
        let match = line.prefixMatch(of: /[ ]{0,3}\[(?<name>[^\[\]^][^\[\]]*)\]:[ \t]*\S/)
      else { return nil }
      let name = match.name.lowercased()
      guard let earlier = first.updateValue(first[name] ?? index + 1, forKey: name) else {
        return nil
      }
      return Diagnostic(
        .linkDefinitionDuplicate, at: SourceLocation(path: source.path, line: index + 1),
        "a second address of '[\(match.name)]', which no link leads to",
        help: "give it another name",
        notes: [.init("the first is here", at: SourceLocation(path: source.path, line: earlier))])
    }
  }

  /// Whether a line may be a definition, or the end of its name, in whatever quote or list it is.
  private static func isDefinition(_ line: String) -> Bool {
    line.utf8.count > 3 && line.contains("]:") && !line.contains("[^")
  }
}
