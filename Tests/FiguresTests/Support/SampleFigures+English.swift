import Figures

extension SampleFigures {
  /// One figure of each kind as the author of an English book writes it.
  static let english: [Named] = [
    Named(name: "attention", figure: englishAttention("head 1")),
    Named(
      name: "grid",
      figure: HeatmapGrid(
        title: "two heads", panels: [englishAttention("head 1"), englishAttention("head 2")])),
    Named(name: "strip", figure: englishStrip),
    Named(
      name: "scalar", figure: TensorFigure([3], name: "loss", axes: [])),
    Named(
      name: "tensor",
      figure: TensorFigure(
        [.nan] + (1..<160).map { Float($0) / 8 - 10 }, name: "embedding",
        axes: [FigureAxis("step", labels: tokens), FigureAxis("dimension", count: 32)])),
    Named(name: "steps", figure: englishSteps("teacher forcing", right: 4)),
    Named(
      name: "comparison",
      figure: StepComparison(
        title: "one wrong and none",
        [englishSteps("free running", right: 4), englishSteps("teacher forcing", right: 5)])),
    Named(
      name: "counts",
      figure: CountTable(
        title: "work", columns: ["one pass", "5 steps"],
        rows: [.counts("decoder calls", [1, 5]), .values("difference", [nil, 0])])),
    Named(
      name: "losses",
      figure: LineChart(
        title: "loss", xAxis: ChartAxis("step"), yAxis: ChartAxis("loss", spacing: .logarithmic),
        series: [
          LineSeries("first", values: (1...60).map { 3 / Float($0) }),
          LineSeries("second", values: [1, .nan, 0.5]), LineSeries("third", values: [.nan]),
        ])),
    Named(name: "bars", figure: englishBars),
    Named(name: "dotProduct", figure: englishDotProduct),
    Named(name: "chain", figure: englishGraph),
    Named(
      name: "levels",
      figure: FigureStack(
        title: "zoom",
        [
          FigurePart("all rows", englishAttention("weights")),
          FigurePart("one product", englishDotProduct),
        ])),
    Named(
      name: "stepper",
      figure: Stepper(
        title: "from scores to words",
        frames: [("attention", englishStrip), ("distribution", englishBars)])),
  ]

  private static func englishAttention(_ title: String) -> Heatmap {
    Heatmap(
      weights, title: title, rows: FigureAxis("query", labels: tokens),
      columns: FigureAxis("key", labels: tokens), mask: causalMask, scale: .unit,
      showsRowSums: true, highlight: Heatmap.Highlight(row: 2))
  }

  private static let englishStrip = HeatmapStrip(
    title: "scores to weights",
    panels: [
      Heatmap(
        scores, title: "scores", rows: FigureAxis("query", labels: tokens),
        columns: FigureAxis("key", labels: tokens), highlight: Heatmap.Highlight(row: 2, column: 1)),
      englishAttention("weights"),
    ], operations: ["softmax"])

  private static func englishSteps(_ title: String, right: Int) -> StepTable {
    StepTable(
      title: title,
      columns: [
        .inputs((1...5).map { Array(tokens.prefix($0)) }, header: "input"), .targets(targets),
        .predictions(Array(targets.prefix(right)) + targets.prefix(5 - right), targets: targets),
        .probabilities([0.973, 0.881, 0.331, 0.954, 0.992]),
        .losses([0.027, 0.127, 1.107, 0.047, 0.008]),
      ])
  }

  private static let englishBars = BarGroups(
    title: "distribution",
    groups: [
      BarGroups.Group(
        "t=1", bars: [BarGroups.Bar("I", 0.75, isMarked: true), BarGroups.Bar("<end>", 0.25)])
    ])

  private static let englishDotProduct = DotProduct(
    title: "query have and key I", left: [1, -0.5, 2, 0.25], leftName: "q have",
    right: [0.5, 3, -1, 8], rightName: "k I", divisor: 2, divisorName: "√4", score: -0.5,
    scoreName: "score")

  private static let englishGraph = DependencyGraph(
    title: "free running", columns: ["t=1", "t=2"], lanes: ["input", "decoder"],
    nodes: [
      DependencyGraph.Node("I", column: 0, lane: 0, cost: 0),
      DependencyGraph.Node("call", column: 0, lane: 1),
      DependencyGraph.Node("have", column: 1, lane: 0, cost: 0),
    ], edges: [DependencyGraph.Edge(from: 0, to: 1)])
}
