import BookDocument
import TestSupport
import Testing

/// Every node of the tree knows exactly what the author wrote for it.
@Suite struct SourceRangeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let markdown: String
    /// `line:column kind|source`, in the order of the text.
    let nodes: [String]
    var testDescription: String { name }
  }

  @Test(arguments: inlines)
  func inlinesHaveTheirPlaces(_ example: Case) {
    let chapter = parse(example.markdown).chapter
    let source = SourceText(path: "a.md", text: example.markdown)
    expectSame(
      chapter.allInlines.map { source.line(for: $0.content.kind, $0.range) }, example.nodes)
  }

  @Test(arguments: blocks)
  func blocksHaveTheirPlaces(_ example: Case) {
    let chapter = parse(example.markdown).chapter
    let source = SourceText(path: "a.md", text: example.markdown)
    expectSame(
      chapter.allBlocks.map { source.line(for: $0.content.kind, $0.range) }, example.nodes)
  }
}

extension SourceText {
  /// The place and kind of a node with its source.
  fileprivate func line(for kind: String, _ range: SourceRange) -> String {
    "\(range.start.line):\(range.start.column) \(kind)|\(slice(range))"
  }

  private func slice(_ range: SourceRange) -> String {
    (range.start.line...max(range.start.line, range.endLine)).map { number in
      let bytes = Array((line(number) ?? "").utf8)
      let start = number == range.start.line ? range.start.column - 1 : 0
      let end = number == range.endLine ? range.endColumn - 1 : bytes.count
      guard start <= end, end <= bytes.count else { return "‽" }
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }.joined(separator: "\n")
  }
}

extension Inline.Content {
  /// The node's kind in a word.
  fileprivate var kind: String {
    switch self {
    case .text(let text): "text '\(text)'"
    case .code: "code"
    case .emphasis: "emphasis"
    case .strong: "strong"
    case .strikethrough: "strikethrough"
    case .link: "link"
    case .image: "image"
    case .value: "value"
    case .formula: "formula"
    case .reference: "reference"
    case .citation: "citation"
    case .proofReference: "proof"
    case .footnote: "footnote"
    case .html: "html"
    case .softBreak: "softBreak"
    case .lineBreak: "lineBreak"
    }
  }
}

extension Block.Content {
  /// The node's kind in a word.
  fileprivate var kind: String {
    switch self {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .list: "list"
    case .quote: "quote"
    case .box: "box"
    case .table: "table"
    case .code: "code"
    case .cell: "cell"
    case .formula: "formula"
    case .embed: "embed"
    case .excerpt: "excerpt"
    case .html: "html"
    case .rule: "rule"
    }
  }
}
