import BookDocument
import BookLanguage
import CellRecords

/// Lays blocks of Markdown out as lines of text.
struct TextLayout {
  /// The lines that stand for the cell with this index.
  let cell: (Int) -> [String]
  private var cellCount = 0
  private var footnoteCount = 0

  init(cell: @escaping (Int) -> [String]) {
    self.cell = cell
  }

  /// The lines of blocks that follow each other, an empty one between two.
  mutating func lines(of blocks: [MarkdownBlock], columns: Int, isTight: Bool = false) -> [String] {
    var lines: [String] = []
    for block in blocks {
      let next = self.lines(of: block, columns: columns)
      guard !next.isEmpty else { continue }
      if !lines.isEmpty, !isTight || block.isSpaced { lines.append("") }
      lines += next
    }
    return lines
  }

  private mutating func lines(of block: MarkdownBlock, columns: Int) -> [String] {
    switch block {
    case .heading(let level, let text):
      return TextWrapper(columns: columns).lines(of: text.plain)
        .flatMap { Self.heading($0, level: level) }
    case .paragraph(let text): return TextWrapper(columns: columns).lines(of: text.plain)
    case .code("swift", _):
      cellCount += 1
      return cell(cellCount - 1)
    case .code(_, let text): return text.textLines.map { "    " + $0 }
    case .list(let first, let isTight, let items):
      return list(items, from: first, isTight: isTight, columns: columns)
    case .quote(let blocks): return quote(blocks, columns: columns)
    case .table(let rows): return Self.table(rows.map { $0.map(\.plain) })
    case .rule: return [String(repeating: "-", count: min(columns, 40))]
    case .html(let text): return text.textLines
    case .footnote(_, let blocks):
      footnoteCount += 1
      return item(blocks, marker: "[\(footnoteCount)] ", isTight: true, columns: columns)
    }
  }

  private mutating func list(
    _ items: [[MarkdownBlock]], from first: Int?, isTight: Bool, columns: Int
  ) -> [String] {
    var lines: [String] = []
    for (offset, blocks) in items.enumerated() {
      if !isTight, offset > 0 { lines.append("") }
      let marker = first.map { "\($0 + offset). " } ?? "- "
      lines += item(blocks, marker: marker, isTight: isTight, columns: columns)
    }
    return lines
  }

  private mutating func item(
    _ blocks: [MarkdownBlock], marker: String, isTight: Bool, columns: Int
  ) -> [String] {
    let width = marker.count
    let inner = lines(of: blocks, columns: max(20, columns - width), isTight: isTight)
    let margin = String(repeating: " ", count: width)
    return inner.enumerated().map { ($0.offset == 0 ? marker : margin) + $0.element }
  }

  private mutating func quote(_ blocks: [MarkdownBlock], columns: Int) -> [String] {
    lines(of: blocks.withAlertTitle, columns: max(20, columns - 2)).map { "> " + $0 }
  }

  /// A heading with a line under it, as long as it is wide; lower ones have marks before them.
  static func heading(_ text: String, level: Int) -> [String] {
    guard level <= 2 else { return [String(repeating: "#", count: level) + " " + text] }
    let mark = level == 1 ? "=" : "-"
    return [text, String(repeating: mark, count: displayWidth(of: text))]
  }

  /// A table with its columns lined up; a line under the header.
  static func table(_ rows: [[String]]) -> [String] {
    guard let header = rows.first else { return [] }
    let widths = header.indices.map { column in
      rows.map { $0.indices.contains(column) ? displayWidth(of: $0[column]) : 0 }.max() ?? 0
    }
    let lines = rows.map { row in
      zip(row, widths).map { $0.padded(toDisplayWidth: $1) }.joined(separator: "  ")
        .trimmingSpacesAtEnd
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return [lines[0], rule] + lines.dropFirst()
  }
}

extension MarkdownBlock {
  /// Whether the block stands apart even in a list without empty lines.
  fileprivate var isSpaced: Bool {
    switch self {
    case .code, .table, .quote: true
    default: false
    }
  }
}

extension [MarkdownBlock] {
  /// GitHub's alerts are quotations whose first line is their kind, `[!NOTE]`.
  fileprivate var withAlertTitle: [MarkdownBlock] {
    guard case .paragraph(let text) = first,
      let match = text.plain.firstMatch(of: /^\[!(?<kind>[A-Za-z]+)\]\s*/),
      let title = AlertKind(rawValue: match.kind.uppercased())?.title
    else { return self }
    let rest = String(text.plain[match.range.upperBound...])
    return [.paragraph([.text("【\(title)】\(rest)")])] + dropFirst()
  }
}

extension [MarkdownInline] {
  /// The text as a reader of plain text sees it.
  var plain: String {
    map { inline in
      switch inline {
      case .text(let text): text
      case .code(let text): "`\(text)`"
      case .marked(let inner): inner.plain
      case .link(let url, let inner):
        url.contains("://") && inner.plain != url ? "\(inner.plain) <\(url)>" : inner.plain
      case .image(_, let inner): "[图：\(inner.plain)]"
      case .footnote(let name): "[\(name)]"
      case .softBreak: " "
      case .lineBreak: "\n"
      }
    }.joined()
  }
}
