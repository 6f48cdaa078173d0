import Figures
import Testing

/// One figure of each kind, with names for test output.
enum SampleFigures {
  struct Named: Sendable, CustomTestStringConvertible {
    let name: String
    let figure: any Figure
    var testDescription: String { name }
  }

  static let tokens = ["<Begin>", "I", "have", "a", "cat"]
  static let targets = ["I", "have", "a", "cat", "<end>"]

  /// Causal weights: row t spreads over its first t + 1 columns, all different.
  static let weights: [Float] = [
    1, 0, 0, 0, 0,
    0.25, 0.75, 0, 0, 0,
    0.5, 0.125, 0.375, 0, 0,
    0.0625, 0.3125, 0.4375, 0.1875, 0,
    0.03125, 0.21875, 0.34375, 0.15625, 0.25,
  ]

  static let causalMask = (0..<25).map { $0 % 5 > $0 / 5 }

  static func attention(title: String = "头 1") -> Heatmap {
    Heatmap(
      weights, title: title, rows: FigureAxis("查询", labels: tokens),
      columns: FigureAxis("键", labels: tokens), mask: causalMask, scale: .unit)
  }

  static let embedding = Heatmap(
    (0..<160).map { Float(($0 * 37) % 101 - 50) / 64 }, title: "embedding",
    rows: FigureAxis("步", labels: tokens), columns: FigureAxis("维", count: 32))

  static let grid = HeatmapGrid(
    title: "四个头", panels: (1...4).map { attention(title: "头 \($0)") })

  static let tensor = TensorFigure(
    (0..<160).map { Float($0) / 8 - 10 }, name: "embedding",
    axes: [FigureAxis("步", labels: tokens), FigureAxis("维", count: 32)])

  static let stack = TensorFigure(
    (0..<12).map { Float($0) }, name: "q",
    axes: [FigureAxis("头", count: 2), FigureAxis("步", count: 2), FigureAxis("维", count: 3)])

  static let steps = StepTable(
    title: "教师强制",
    columns: [
      .inputs((1...5).map { Array(tokens.prefix($0)) }, header: "解码器输入"), .targets(targets),
      .predictions(["I", "have", "cat", "cat", "<end>"], targets: targets),
      .probabilities([0.973, 0.881, 0.331, 0.954, 0.992]),
      .losses([0.027, 0.127, 1.107, 0.047, 0.008]),
    ])

  static let losses = LineChart(
    title: "损失", xAxis: ChartAxis("步"), yAxis: ChartAxis("损失"),
    series: [
      LineSeries("甲", values: [3, 2, 1.5, 1.25, 1.125]),
      LineSeries("乙 <b>", xValues: [1, 3, 5], yValues: [2.5, 2, 0.5]),
    ])

  static let bars = BarGroups(
    title: "分布",
    groups: [
      BarGroups.Group(
        "t=1", bars: [BarGroups.Bar("I", 0.75, isMarked: true), BarGroups.Bar("<end>", 0.25)]),
      BarGroups.Group(
        "t=2", bars: [BarGroups.Bar("have", 0.5, isMarked: true), BarGroups.Bar("猫 & 狗", 0.125)]),
    ])

  /// Decoder calls of which each needs the output of the one before.
  static let chain = graph(title: "自由运行", isChained: true)
  /// Decoder calls that need nothing of each other.
  static let parallel = graph(title: "教师强制", isChained: false)

  private static func graph(title: String, isChained: Bool) -> DependencyGraph {
    var nodes: [DependencyGraph.Node] = []
    var edges: [DependencyGraph.Edge] = []
    for step in 0..<3 {
      let first = nodes.count
      nodes += [
        DependencyGraph.Node(tokens[step], column: step, lane: 0, cost: 0),
        DependencyGraph.Node("解码器", column: step, lane: 1),
        DependencyGraph.Node("y\(step + 1)", column: step, lane: 2, cost: 0),
      ]
      edges += [
        DependencyGraph.Edge(from: first, to: first + 1),
        DependencyGraph.Edge(from: first + 1, to: first + 2),
      ]
      if isChained && step > 0 { edges.append(DependencyGraph.Edge(from: first - 1, to: first)) }
    }
    return DependencyGraph(
      title: title, columns: ["t=1", "t=2", "t=3"], lanes: ["输入", "计算", "输出"], nodes: nodes,
      edges: edges)
  }

  static let all: [Named] =
    [
      Named(name: "attention", figure: attention()), Named(name: "embedding", figure: embedding),
      Named(name: "grid", figure: grid), Named(name: "tensor", figure: tensor),
      Named(name: "stack", figure: stack), Named(name: "steps", figure: steps),
      Named(name: "losses", figure: losses), Named(name: "bars", figure: bars),
      Named(name: "chain", figure: chain), Named(name: "parallel", figure: parallel),
    ] + composites
}
