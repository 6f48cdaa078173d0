import CellRecords

/// A record of each kind, with all that a record can hold.
enum SampleRecords {
  static let nonce = "0123456789abcdef"

  static let all: [Record] = [
    .cellStarts(3), .value("中文\n", cell: 3), .inlineValue("0.5", index: 7),
    .figure(figure, cell: 3), .figure(bareFigure, cell: 0), .proof(proof), .proof(bareProof),
    .question(question, cell: 2), .question(QuestionRecord(prompt: "", options: []), cell: 0),
    .shape(
      ShapeRecord(
        name: "q", shape: [4, 0, 8], axisNames: ["头", "", "d"],
        place: CellLine(cell: 1, line: 2))),
    .stated(StatedValue(texts: ["\"a\"", "a"], place: CellLine(cell: 0, line: 2))),
    .shape(ShapeRecord(name: "s", shape: [], place: CellLine(cell: 0, line: 0))),
    .expectedFailure(ExpectedFailure(.compileError, text: "error: x"), cell: 1),
    .expectedFailure(ExpectedFailure(.trap, text: "Fatal error"), cell: 2), .chapterEnds,
  ]

  static let figure = FigureRecord(
    kind: "Heatmap", alternativeText: "说明", text: "x",
    drawing: Drawing(pieces: ["<svg id=\"", "\"/>"]), tables: [table, table],
    tensors: [
      TensorRecord(
        name: "head 1", shape: [5], values: [0.1, -0.0, .infinity, .leastNonzeroMagnitude, 1e38]),
      TensorRecord(name: "scalar", shape: [], values: [2]),
      TensorRecord(name: "empty", shape: [3, 0], values: []),
    ])
  private static let bareFigure = FigureRecord(kind: "", alternativeText: "", text: "")

  /// A cell of each kind, in two groups.
  static let table = DataTable(
    caption: "表", columnHeaders: [.axes(["q", "k"], separator: "＼"), .text("a"), .elided],
    groups: [
      DataTable.Group(
        title: "g",
        rows: [
          DataTable.Row(header: .number("1"), cells: [.tokens(["x", "y"]), .masked]),
          DataTable.Row(
            header: .prefix(earlier: ["x"], newest: "y"),
            cells: [.count(digits: "1 000", ratio: "2"), .count(digits: "5", ratio: nil)]),
        ]),
      DataTable.Group(
        rows: [
          DataTable.Row(
            header: .verdict(token: "x", agrees: true),
            cells: [.verdict(token: "", agrees: false), .text("")])
        ]),
    ])

  static let proof = ProofRecord(
    claims: ["6.1-d"], measure: "最大差", relation: .atMost, bound: 1e-6,
    result: ProofResult(value: 3e-8, holds: true), control: ProofResult(value: 0.5, holds: false),
    place: CellLine(cell: 2, line: 40))
  private static let bareProof = ProofRecord(
    claims: ["a"], measure: "m", relation: .isTrue, result: ProofResult(holds: false),
    place: CellLine(cell: 0, line: 0))

  private static let question = QuestionRecord(
    prompt: "会变吗？",
    options: [
      QuestionRecord.Option(
        text: "会", isRight: true, holds: true, evidence: "0.5", place: CellLine(cell: 2, line: 7)),
      QuestionRecord.Option(
        text: "不会", isRight: false, holds: false, evidence: "", place: CellLine(cell: 2, line: 8)),
    ])
}
