import Foundation

/// The rows of a figure's HTML table, read back for an edition that has tables of its own.
///
/// The markup is the figures' own: no tables in tables, every cell closed.
struct TableMarkup {
  /// The rows, the header first, all of the same length.
  let rows: [[String]]
  /// What stands over it.
  let caption: String

  /// Reads a table; nothing if there are no rows in it.
  init?(_ html: String) {
    let rows = html.matches(of: /<tr[^>]*>(?<cells>.*?)<\/tr>/.dotMatchesNewlines()).map { row in
      row.cells.matches(of: /<t[hd][^>]*>(?<text>.*?)<\/t[hd]>/.dotMatchesNewlines())
        .map { Self.text(of: String($0.text)) }
    }
    let width = rows.map(\.count).max() ?? 0
    guard width > 0 else { return nil }
    let title = html.firstMatch(of: /<caption[^>]*>(?<text>.*?)<\/caption>/.dotMatchesNewlines())
    caption = title.map { Self.text(of: String($0.text)) } ?? ""
    self.rows = rows.map { $0 + Array(repeating: "", count: width - $0.count) }
  }

  private static func text(of html: String) -> String {
    html.replacing(/<span class="visually-hidden">.*?<\/span>/.dotMatchesNewlines(), with: "")
      .replacing(/<[^>]*>/, with: "")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The table as GitHub's Markdown writes it.
  var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let lines = rows.map { line($0.map(\.markdownEscaped)) }
    let rule = line(Array(repeating: "---", count: rows[0].count))
    return ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n")
  }
}
