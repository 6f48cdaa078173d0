import BookLanguage
import CellRecords
import Figures

extension DataTable {
  /// The table as GitHub's Markdown has tables.
  func markdown(in phrases: any FigurePhrases) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    func texts(_ cells: [DataCell]) -> [String] {
      cells.map { $0.words(in: phrases).markdownEscaped }
    }
    let rule = line(Array(repeating: "---", count: columnHeaders.count))
    let rows = groups.flatMap { group -> [String] in
      let title = group.title.map { title in
        line(["**\(title.markdownEscaped)**"] + columnHeaders.dropFirst().map { _ in "" })
      }
      return [title].compactMap(\.self) + group.rows.map { line(texts([$0.header] + $0.cells)) }
    }
    return ([line(texts(columnHeaders)), rule] + rows).joined(separator: "\n")
  }
}

extension DataCell {
  /// The cell as readers of a page see it.
  fileprivate func words(in phrases: any FigurePhrases) -> String {
    switch self {
    case .text(let words): words
    case .number(let digits): NumberFormat.typographic(digits)
    case .axes(let names, let separator): names.joined(separator: separator)
    case .tokens(let tokens): tokens.joined(separator: " ")
    case .prefix(let earlier, let newest): (earlier + [newest]).joined(separator: " ")
    case .count(let digits, let ratio): digits + (ratio.map { "×\($0)" } ?? "")
    case .verdict(let token, let agrees): "\(agrees ? "✓" : "✗") \(token)"
    case .masked: phrases.masked
    case .elided: "…"
    }
  }
}
