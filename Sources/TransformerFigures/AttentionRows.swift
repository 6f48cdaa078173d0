public import Figures
import Transformer

/// Rows of an attention by themselves: for each key the products of its dot product, score and weight.
///
/// A page shows one row at a time, the one that the reader chooses in a heatmap of the same figure.
public struct AttentionRows: Figure {
  /// Which attention it is.
  public let title: String
  private let rows: [AttentionRow]
  /// The row that is shown first, counted over the heads.
  private let shown: Int

  /// - Precondition: The tokens fit the trace, and the head and the query exist.
  init(_ zoom: AttentionZoom, title: String) {
    self.title = title
    rows = zoom.rowHeads.flatMap { head in
      zoom.queryLabels.indices.map { AttentionRow(zoom, head: head, query: $0) }
    }
    shown = (zoom.firstRowStep(ofHead: zoom.head) ?? 1) - 1 + zoom.query
  }

  /// What the row that is shown first says.
  public var altText: String { rows[shown].altText }
  /// The row that is shown first in plain text.
  public var text: String { rows[shown].text }
  /// The row that is shown first.
  public var table: DataTable? { rows[shown].table }
  /// The numbers of the row that is shown first.
  public var tensors: [FigureTensor] { rows[shown].tensors }

  /// All rows, one at a time.
  ///
  /// - Precondition: `idPrefix` is not empty and holds letters, digits, `-`, `_` and `.` only.
  public func svg(idPrefix: String) -> String? {
    Stepper(
      title: title, frames: rows.map { FigurePart($0.name, $0) }, shown: shown, isZoom: true
    ).svg(idPrefix: idPrefix)
  }
}

/// One query of one head over all keys; building it checks that the weights sum to one and that each
/// dot product gives its score.
private struct AttentionRow: Figure {
  let name: String
  let table: DataTable?
  let tensors: [FigureTensor]

  init(_ zoom: AttentionZoom, head: Int, query: Int) {
    let (scores, weights) = (zoom.scores(head, query), zoom.weights(head, query))
    let name = Words.row(query: zoom.queryLabels[query], head: head)
    let sum = weights.reduce(0) { $0 + Double($1) }
    precondition(abs(sum - 1) <= 1e-5, "the weights of '\(name)' sum to 1, got \(sum)")
    let rows = zoom.keyLabels.indices.map { key in
      let dot = zoom.dotProduct(head: head, query: query, key: key)
      let isMasked = zoom.isMasked(query: query, key: key)
      return DataTable.Row(
        header: .text(zoom.keyLabels[key]),
        cells: [
          .text(dot.expression), .number(Self.number(scores[key], 2)),
          isMasked ? .masked : .number(Self.number(weights[key], 3)),
        ])
    }
    let total = DataTable.Row(
      header: .text(Words.sum),
      cells: [.text(""), .text(""), .number(Self.number(Float(sum), 3))])
    self.name = name
    table = DataTable(
      caption: name,
      columnHeaders: [
        .axis(Words.key), .text(Words.products), .text(zoom.scoreName), .text(Words.weights),
      ], rows: rows + [total])
    tensors = [
      FigureTensor(name: "\(name): \(Words.scores)", shape: [scores.count], values: scores),
      FigureTensor(name: "\(name): \(Words.weights)", shape: [weights.count], values: weights),
    ]
  }

  private static func number(_ value: Float, _ digits: Int) -> String {
    NumberFormat.fixed(fractionDigits: digits).tableString(from: value)
  }

  var altText: String { Words.describe(row: name, table?.rows ?? []) }
  var text: String { "\(name)\n\(table?.text ?? "")" }
  func svg(idPrefix: String) -> String? { nil }
}
