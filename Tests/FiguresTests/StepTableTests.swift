import Testing

@testable import Figures

@Suite(.chinese) struct StepTableTests {
  @Test func writesARowForEachStep() {
    #expect(
      SampleFigures.steps.text == """
        教师强制
        时间步  解码器输入            目标   预测      概率   损失
        ------  --------------------  -----  -------  -----  -----
        t=1     <Begin>               I      = I      0.973  0.027
        t=2     <Begin> I             have   = have   0.881  0.127
        t=3     <Begin> I have        a      ! cat    0.331  1.107
        t=4     <Begin> I have a      cat    = cat    0.954  0.047
        t=5     <Begin> I have a cat  <end>  = <end>  0.992  0.008
        (= 与目标相同；! 与目标不同)
        """)
  }

  @Test func marksADifferentPredictionBySignAndClass() throws {
    let elements = try #require(MarkupReader.elements(of: SampleFigures.steps.table?.html() ?? ""))
    let verdicts = elements.filter { $0.attributes["class"]?.hasPrefix("verdict") == true }
    #expect(verdicts.map { $0.text.prefix(1) } == ["✓", "✓", "✗", "✓", "✓"])
    #expect(
      verdicts.map { $0.attributes["class"] == "verdict agrees" } == [
        true, true, false, true, true,
      ])
  }

  @Test func showsTheNumbersOfItsTensors() throws {
    let table = try #require(SampleFigures.steps.table)
    let tensors = SampleFigures.steps.tensors
    #expect(tensors.map(\.name) == ["教师强制: 概率", "教师强制: 损失"])
    for (tensor, column) in zip(tensors, [3, 4]) {
      #expect(table.rows.map { Float($0.cells[column].text) } == tensor.values)
    }
  }

  @Test func tellsWhichStepsWentWrong() {
    #expect(
      SampleFigures.steps.altText
        == "时间步表“教师强制”，共 5 步；预测有 1 步与目标不同（t = 3）；概率从 0.331 到 0.992；损失从 0.008 到 1.107。")
  }

  @Test func needsNoColumnInParticular() {
    let table = StepTable(
      title: "最小", columns: [.tokens(["我"], header: "词"), .words(["读"], header: "说明")])
    #expect(table.text == "最小\n时间步  词  说明\n------  --  ----\nt=1     我  读")
    #expect(table.tensors.isEmpty)
  }

  @Test func refusesColumnsOfDifferentLengths() async {
    await #expect(processExitsWith: .failure) {
      _ = StepTable(title: "t", columns: [.targets(["a"]), .targets(["a", "b"])])
    }
    await #expect(processExitsWith: .failure) { _ = StepTable(title: "t", columns: []) }
    await #expect(processExitsWith: .failure) {
      _ = StepColumn.predictions(["a"], targets: [])
    }
  }
}
