import BookDocument

/// A diagnostic for other programs: its columns in both units that editors use.
package struct MachineReadableDiagnostic: Encodable {
  let diagnostic: Diagnostic
  let start: Int
  let end: Int

  private enum CodingKeys: String, CodingKey {
    case columnUnit, startCharacter, endCharacter
  }

  package func encode(to encoder: any Encoder) throws {
    try diagnostic.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    // What `column` and `endColumn` are; the other two count as VS Code and language servers do.
    try values.encode("utf8-byte", forKey: .columnUnit)
    try values.encode(start, forKey: .startCharacter)
    try values.encode(end, forKey: .endCharacter)
  }
}

extension DiagnosticRenderer {
  /// The diagnostic with its columns in UTF-16 code units too, counted from 1.
  package mutating func machineReadable(_ diagnostic: Diagnostic) -> MachineReadableDiagnostic {
    let range = diagnostic.range
    let end = SourceLocation(path: range.path, line: range.endLine, column: range.endColumn)
    return MachineReadableDiagnostic(
      diagnostic: diagnostic, start: characterColumn(of: range.start), end: characterColumn(of: end)
    )
  }

  private mutating func characterColumn(of place: SourceLocation) -> Int {
    guard let line = line(at: place) else { return place.column }
    return String(decoding: line.utf8.prefix(place.column - 1), as: UTF8.self).utf16.count + 1
  }
}
