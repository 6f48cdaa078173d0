import Testing

@testable import Figures

@Suite(.chinese) struct DependencyGraphTests {
  @Test func findsTheLongestChain() {
    #expect(SampleFigures.chain.criticalPath == Array(0..<9))
    #expect(SampleFigures.chain.criticalPathCost == 3)
    #expect(SampleFigures.parallel.criticalPath == [0, 1, 2])
    #expect(SampleFigures.parallel.criticalPathCost == 1)
  }

  @Test func writesTheBoxesAndEveryArrow() {
    #expect(
      SampleFigures.parallel.text == """
        教师强制
              t=1         t=2       t=3
        输入  [<Begin>]*  [I]       [have]
        计算  [解码器]*   [解码器]  [解码器]
        输出  [y1]*       [y2]      [y3]
          t=1 <Begin> ==> t=1 解码器
          t=1 解码器 ==> t=1 y1
          t=2 I --> t=2 解码器
          t=2 解码器 --> t=2 y2
          t=3 have --> t=3 解码器
          t=3 解码器 --> t=3 y3
        (* 和 ==> 是关键路径：1 步)
        """)
  }

  /// The arrows of a kind, each with its commands.
  private func arrows(_ className: String, in elements: [FoundElement]) -> [String] {
    elements.filter { $0.attributes["class"] == className }
      .flatMap { ($0.attributes["d"] ?? "").split(separator: "M").map(String.init) }
  }

  @Test(arguments: [(SampleFigures.chain, 8), (SampleFigures.parallel, 2)])
  func marksTheLongestChainInTheDrawing(graph: DependencyGraph, criticalEdges: Int) throws {
    let elements = try #require(MarkupReader.elements(of: graph.svg(idPrefix: "f") ?? ""))
    let boxes = elements.filter { $0.attributes["class"] == "graph-node critical" }
    // Each twice: in the layout for wide screens and in that for narrow ones.
    #expect(arrows("graph-edge critical", in: elements).count == 2 * criticalEdges)
    #expect(arrows("graph-arrow critical", in: elements).count == 2 * criticalEdges)
    #expect(boxes.count == 2 * (criticalEdges + 1))
    #expect(graph.table?.rows.filter { $0.cells[1].text == "是" }.count == criticalEdges)
  }

  @Test(arguments: [SampleFigures.chain, SampleFigures.parallel])
  func tellsTheSameArrowsAndTheSamePathInEachForm(graph: DependencyGraph) throws {
    func name(_ index: Int) -> String { graph.name(of: index) }
    let pairs = stride(from: 0, to: graph.tensors[0].values.count, by: 2).map {
      [Int(graph.tensors[0].values[$0]), Int(graph.tensors[0].values[$0 + 1])].map(name)
    }
    let inText = graph.text.split(separator: "\n").compactMap { line -> [String]? in
      let ends = line.split(separator: /(?:==|--)>/)
      return ends.count == 2 && line.hasPrefix("  ")
        ? ends.map { $0.trimmingPrefix(while: \.isWhitespace).trimmingSuffix() } : nil
    }
    #expect(Set(inText) == Set(pairs) && inText.count == pairs.count)
    let inTable = try #require(graph.table).rows.map { [$0.header.text, $0.cells[0].text] }
    #expect(inTable == pairs)
    let svg = try #require(graph.svg(idPrefix: "f"))
    let elements = try #require(MarkupReader.elements(of: svg))
    let lines = arrows("graph-edge", in: elements) + arrows("graph-edge critical", in: elements)
    #expect(lines.count == 2 * pairs.count)
    #expect(elements.filter { $0.attributes["data-narrow"] != nil }.count == 1)
    let cost = "关键路径：\(graph.criticalPathCost) 步"
    #expect(elements.contains { $0.text == cost })
    #expect(graph.text.contains("关键路径：\(graph.criticalPathCost) 步"))
    #expect(graph.altText.contains("关键路径上有 \(graph.criticalPathCost) 步"))
    #expect(graph.altText.contains(graph.criticalPath.map(name).joined(separator: " → ")))
  }

  @Test func drawsFallingArrowsFromBoxToBox() throws {
    let graph = DependencyGraph(
      title: "t", columns: ["1", "2"], lanes: ["a", "b"],
      nodes: [
        DependencyGraph.Node("x", column: 0, lane: 0, cost: 0),
        DependencyGraph.Node("y", column: 1, lane: 1),
      ], edges: [DependencyGraph.Edge(from: 0, to: 1)])
    let elements = try #require(MarkupReader.elements(of: graph.svg(idPrefix: "f") ?? ""))
    let boxes = elements.filter { $0.name == "rect" }.map { box in
      ["x", "y", "width", "height"].map { Double(box.attributes[$0] ?? "") ?? .nan }
    }
    let path = try #require(arrows("graph-edge critical", in: elements).first)
    let numbers = path.matches(of: /-?[0-9.]+/).compactMap { Double($0.output) }
    try #require(numbers.count == 4 && boxes.count == 4)
    #expect(numbers[0] == boxes[0][0] + boxes[0][2] / 2)
    #expect(numbers[1] == boxes[0][1] + boxes[0][3])
    #expect((boxes[1][0]...boxes[1][0] + boxes[1][2] / 2).contains(numbers[2]))
    #expect(numbers[3] == boxes[1][1])
  }

  @Test func givesItsEdgesAsNumbers() {
    #expect(SampleFigures.parallel.tensors[0].values == [0, 1, 1, 2, 3, 4, 4, 5, 6, 7, 7, 8])
    #expect(SampleFigures.parallel.tensors[1].values == [0, 1, 0, 0, 1, 0, 0, 1, 0])
  }

  @Test func refusesCyclesAndCollisions() async {
    await #expect(processExitsWith: .failure) {
      _ = DependencyGraph(
        title: "t", columns: ["1", "2"], lanes: ["a"],
        nodes: [
          DependencyGraph.Node("x", column: 0, lane: 0),
          DependencyGraph.Node("y", column: 1, lane: 0),
        ],
        edges: [DependencyGraph.Edge(from: 1, to: 0)])
    }
    await #expect(processExitsWith: .failure) {
      _ = DependencyGraph(
        title: "t", columns: ["1"], lanes: ["a"],
        nodes: [
          DependencyGraph.Node("x", column: 0, lane: 0),
          DependencyGraph.Node("y", column: 0, lane: 0),
        ], edges: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = DependencyGraph(title: "t", columns: ["1"], lanes: ["a"], nodes: [], edges: [])
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix() -> String {
    var trimmed = self
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return String(trimmed)
  }
}
