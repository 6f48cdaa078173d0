/// A table in plain text, its columns lined up by display width.
///
/// ```
/// step   loss
/// ----  -----
/// t=1    0.50
/// t=10   0.25
/// ```
public struct TextTable: Sendable, Hashable {
  /// One line of a table below its header.
  public enum Line: Sendable, Hashable {
    /// Fields under the titles, from left to right; missing ones at the end are empty.
    case row([String])
    /// Text across all columns, such as the title of a group.
    case text(String)
  }

  /// The titles over the columns.
  public let header: [String]
  /// Where the fields of each column line up.
  public let alignments: [TextAlignment]
  /// Whether a line of dashes separates the header from what follows.
  public let isRuled: Bool
  /// The lines below the header.
  public let body: [Line]

  /// Creates a table from lines of fields and lines of text.
  ///
  /// Columns without an alignment line up at their left edge.
  ///
  /// - Precondition: There are at most as many alignments, and fields in a row, as titles.
  public init(
    header: [String], alignments: [TextAlignment] = [], isRuled: Bool = true, body: [Line]
  ) {
    precondition(
      alignments.count <= header.count,
      "a table of \(header.count) columns takes at most as many alignments, got \(alignments.count)"
    )
    for case .row(let fields) in body {
      precondition(
        fields.count <= header.count,
        "a row of a table of \(header.count) columns has at most as many fields, got \(fields)")
    }
    self.header = header
    self.alignments = header.indices.map {
      alignments.indices.contains($0) ? alignments[$0] : .leading
    }
    self.isRuled = isRuled
    self.body = body
  }

  /// Creates a table from rows of fields.
  ///
  /// Columns without an alignment line up at their left edge.
  ///
  /// - Precondition: There are at most as many alignments, and fields in a row, as titles.
  public init(
    header: [String], alignments: [TextAlignment] = [], isRuled: Bool = true, rows: [[String]]
  ) {
    self.init(
      header: header, alignments: alignments, isRuled: isRuled, body: rows.map { .row($0) })
  }

  /// The lines of the table, without spaces at their ends.
  public var lines: [String] {
    let widths = columnWidths
    func line(_ fields: [String]) -> String {
      fields.indices.map {
        fields[$0].padded(toDisplayWidth: widths[$0], alignment: alignments[$0])
      }.joined(separator: "  ").withoutTrailingSpaces
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return [line(header)] + (isRuled ? [rule] : [])
      + body.map { entry in
        switch entry {
        case .row(let fields): line(fields)
        case .text(let text): text
        }
      }
  }

  /// The table without a line end after its last line.
  public var text: String { lines.joined(separator: "\n") }

  private var columnWidths: [Int] {
    var widths = header.map(displayWidth(of:))
    for case .row(let fields) in body {
      for (column, field) in fields.enumerated() {
        widths[column] = max(widths[column], displayWidth(of: field))
      }
    }
    return widths
  }
}
