import Figures

extension SampleFigures {
  /// The loss of each step of a text that a model wrote itself.
  static let freeSteps = StepTable(
    title: "自由运行",
    columns: [
      .prefixes((1...5).map { Array(tokens.prefix($0)) }, header: "解码器看到的"),
      .targets(targets),
      .predictions(["I", "have", "a", "dog", "<end>"], targets: targets),
      .probabilities([0.973, 0.881, 0.5, 0.438, 0.992]),
      .losses([0.027, 0.127, 0.693, 2.25, 0.008]),
    ])

  static let comparison = StepComparison(title: "对照", [freeSteps, steps])

  static let counts = CountTable(
    title: "对照表", columns: ["一次前向", "逐步 5 次"],
    rows: [
      .counts("解码器调用", [1, 5]), .counts("乘加次数", [216_320, 1_432_001]),
      .values("最大差", [nil, 0]),
    ])

  /// Scores whose softmax is not ``weights``: a figure shows what it is given.
  static let scores: [Float] = (0..<25).map { Float(($0 * 7) % 11) / 4 - 1.25 }

  static let strip = HeatmapStrip(
    title: "打分到权重",
    panels: [
      matrix("打分", scores, highlight: Heatmap.Highlight(row: 2, column: 1)),
      matrix("遮住以后", scores, mask: causalMask),
      matrix(
        "权重", weights, mask: causalMask, scale: .unit, showsRowSums: true,
        highlight: Heatmap.Highlight(row: 2)),
    ], operations: ["遮住", "softmax"])

  private static func matrix(
    _ title: String, _ values: [Float], mask: [Bool]? = nil, scale: HeatmapScale? = nil,
    showsRowSums: Bool = false, highlight: Heatmap.Highlight? = nil
  ) -> Heatmap {
    Heatmap(
      values, title: title, rows: FigureAxis("查询", labels: tokens),
      columns: FigureAxis("键", labels: tokens), mask: mask, scale: scale,
      showsRowSums: showsRowSums, highlight: highlight)
  }

  static let thumbnails = HeatmapGrid(
    title: "缩略图", panels: (1...4).map { attention(title: "头 \($0)") }, showsThumbnails: true)

  static let dotProduct = DotProduct(
    title: "查询 have 与键 I", left: [1, -0.5, 2, 0.25], leftName: "q have",
    right: [0.5, 3, -1, 8], rightName: "k I", divisor: 2, divisorName: "√4", score: -0.5,
    scoreName: "打分")

  static let levels = FigureStack(
    title: "放大", [FigurePart("全部", attention()), FigurePart("一次点积", dotProduct)])

  static let stepper = Stepper(
    title: "五步里的三步",
    frames: [("输入", steps), ("注意力", strip), ("分布", bars)])

  static let composites: [Named] = [
    Named(name: "comparison", figure: comparison), Named(name: "counts", figure: counts),
    Named(name: "strip", figure: strip), Named(name: "thumbnails", figure: thumbnails),
    Named(name: "dotProduct", figure: dotProduct),
    Named(name: "levels", figure: levels), Named(name: "stepper", figure: stepper),
  ]
}
