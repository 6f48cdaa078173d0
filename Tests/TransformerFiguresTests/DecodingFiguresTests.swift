import Figures
import Testing
import Transformer

@testable import TransformerFigures

@Suite(.chinese) struct DecodingFiguresTests {
  private func edges(_ graph: DependencyGraph) -> Set<[String]> {
    func name(_ index: Int) -> String {
      let node = graph.nodes[index]
      return graph.columns[node.column] + " " + graph.lanes[node.lane]
    }
    return Set(graph.edges.map { [name($0.from), name($0.to)] })
  }

  /// What each layer of position t needs if it may see some positions, and its output.
  private func expected(_ visible: [ClosedRange<Int>]) -> Set<[String]> {
    var edges: Set<[String]> = []
    let lanes = ["输入", "第 1 层", "第 2 层"]
    for (step, seen) in visible.enumerated() {
      for (below, above) in zip(lanes, lanes.dropFirst()) {
        for other in seen { edges.insert(["t=\(other) \(below)", "t=\(step + 1) \(above)"]) }
      }
      edges.insert(["t=\(step + 1) 第 2 层", "t=\(step + 1) 输出"])
    }
    return edges
  }

  @Test func freeRunningWaitsForEachOutput() throws {
    let tiny = try TinyCase()
    let graph = DependencyGraph(freeRunning: tiny.freeRun, layers: 2, vocabulary: tiny.vocabulary)
    let chain = (1...3).map { ["t=\($0) 输出", "t=\($0 + 1) 输入"] }
    #expect(edges(graph) == expected([1...1, 1...2, 1...3, 1...4]).union(chain))
    #expect(graph.criticalPathCost == 8)
    #expect(
      graph.nodes.filter { $0.lane == 3 }.map(\.label)
        == tiny.freeRun.outputs.map { tiny.vocabulary[$0] })
  }

  @Test func givenInputsWaitForNothingButTheLayerBelow() throws {
    let tiny = try TinyCase()
    let graph = DependencyGraph(
      freeRunning: tiny.forcedSteps, layers: 2, vocabulary: tiny.vocabulary)
    #expect(edges(graph) == expected([1...1, 1...2, 1...3, 1...4]))
    #expect(graph.criticalPathCost == 2)
  }

  @Test func teacherForcingNeedsWhatTheMaskLetsItSee() throws {
    let tiny = try TinyCase()
    let graph = DependencyGraph(
      teacherForcing: tiny.pass, mask: tiny.mask, vocabulary: tiny.vocabulary)
    #expect(edges(graph) == expected([1...1, 1...2, 1...3, 1...4]))
    #expect(graph.criticalPathCost == 2)
    let all = AttentionMask.allowing(.ones([4, 4]))
    let open = DependencyGraph(teacherForcing: tiny.pass, mask: all, vocabulary: tiny.vocabulary)
    #expect(edges(open) == expected(Array(repeating: 1...4, count: 4)))
    #expect(
      graph.nodes.filter { $0.lane == 0 }.map(\.label) == ["<Begin>", "I", "have", "a"])
  }

  @Test func theTraceKnowsWhereInputsCameFrom() throws {
    let tiny = try TinyCase()
    #expect(
      tiny.freeRun.steps.map(\.inputOrigin) == [
        .given, .output(ofStep: 1), .output(ofStep: 2), .output(ofStep: 3),
      ])
    #expect(tiny.forcedSteps.steps.map(\.inputOrigin) == Array(repeating: .given, count: 4))
  }

  @Test func theComparisonTellsPrefixesOriginsAndLosses() throws {
    let tiny = try TinyCase()
    let (pass, run) = (tiny.pass, tiny.freeRun)
    let figure = StepComparison(
      "对照", freeRunning: run, teacherForcing: pass, batch: tiny.batch, mask: tiny.mask,
      vocabulary: tiny.vocabulary)
    let (free, forced) = (figure.stepTables[0], figure.stepTables[1])
    let written = run.outputs.prefix(3).map { tiny.vocabulary[$0] }
    #expect(
      free.columns[0].cells.last
        == .prefix(
          earlier: ["<Begin>"] + written.prefix(2), newest: written[2]))
    #expect(free.columns[1].cells.map(\.text) == ["给定", "预测 1", "预测 2", "预测 3"])
    #expect(
      forced.columns[0].cells.last == .prefix(earlier: ["<Begin>", "I", "have"], newest: "a"))
    #expect(forced.columns[1].cells.map(\.text) == ["给定", "目标 1", "目标 2", "目标 3"])
    #expect(forced.columns[5].values == pass.losses.scalars)
    let probabilities = run.logits.softmax()
    for step in 0..<4 {
      let ofTarget = probabilities[step, tiny.batch.target[0, step]].item
      #expect(free.columns[4].values?[step] == ofTarget)
      #expect(abs((free.columns[5].values?[step] ?? .nan) + log(ofTarget)) < 1e-5)
    }
  }

  private func log(_ value: Float) -> Float { Tensor(value).logarithm().item }

  @Test func theLedgerHasEveryCountOfEveryWay() throws {
    let tiny = try TinyCase()
    let (pass, work) = countingWork { tiny.pass }
    let steps = tiny.forcedSteps
    let ledger = WorkLedger(
      "对照",
      columns: [
        ("一次前向", work, pass.logits), ("逐步", steps.work, steps.logits),
        ("自由运行", tiny.freeRun.work, nil),
      ])
    let rows = try #require(ledger.table).rows
    let all = [work, steps.work, tiny.freeRun.work]
    for (row, part) in zip(
      rows, [\Work.decoderCalls, \.matrixProducts, \.multiplyAdds, \.depth] as [KeyPath<Work, Int>])
    {
      let digits = row.cells.map { cell -> Int? in
        guard case .count(let digits, _) = cell else { return nil }
        return Int(digits.filter { $0 != "," })
      }
      #expect(digits == all.map { $0[keyPath: part] })
    }
    #expect(rows[4].cells == [.text(""), .number("0"), .text("")])
    #expect(ledger.text.contains("解码器调用"))
  }

  @Test func theLedgerShowsADifference() throws {
    let tiny = try TinyCase()
    let logits = tiny.pass.logits
    let ledger = WorkLedger(
      "对照", columns: [("一", Work(), logits), ("二", Work(), logits + 0.5)])
    #expect(ledger.table?.rows.last?.cells.last == .number("0.500"))
  }

  @Test func theBarsShowTheLikeliestWordsAndAlwaysTheTarget() throws {
    let tiny = try TinyCase()
    let logits = tiny.pass.logits
    let figure = distributionBars(
      "分布", logits: logits, vocabulary: tiny.vocabulary, targets: tiny.batch.target, top: 2)
    let probabilities = logits[0].softmax()
    for (step, group) in figure.groups.enumerated() {
      #expect(group.bars.count == 2)
      let target = tiny.batch.target[0, step]
      let marked = group.bars.filter(\.isMarked)
      #expect(marked.map(\.label) == [tiny.vocabulary[target]])
      #expect(marked.map(\.value) == [probabilities[step, target].item])
      #expect(group.bars[0].value == probabilities[step].max())
    }
    let plain = distributionBars("分布", logits: logits[0], vocabulary: tiny.vocabulary, top: 100)
    #expect(plain.groups.allSatisfy { $0.bars.count == tiny.vocabulary.count })
    #expect(plain.groups.allSatisfy { !$0.bars.contains(where: \.isMarked) })
  }
}
