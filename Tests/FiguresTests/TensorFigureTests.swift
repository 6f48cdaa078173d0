import Testing

@testable import Figures

@Suite(.chinese) struct TensorFigureTests {
  @Test func elidesTheMiddleOfLongDimensions() {
    #expect(
      SampleFigures.tensor.text == """
        embedding [步 5, 维 32]
        步 \\ 维         0        1        2  ...       29       30       31
        -------  --------  -------  -------  ---  -------  -------  -------
        <Begin>  -10.0000  -9.8750  -9.7500  ...  -6.3750  -6.2500  -6.1250
        I         -6.0000  -5.8750  -5.7500  ...  -2.3750  -2.2500  -2.1250
        have      -2.0000  -1.8750  -1.7500  ...   1.6250   1.7500   1.8750
        a          2.0000   2.1250   2.2500  ...   5.6250   5.7500   5.8750
        cat        6.0000   6.1250   6.2500  ...   9.6250   9.7500   9.8750
        """)
  }

  @Test func stacksTheMatricesOfThreeDimensions() {
    #expect(
      SampleFigures.stack.text == """
        q [头 2, 步 2, 维 3]
        步 \\ 维  0   1   2
        -------  -  --  --
        [头 0]
              0  0   1   2
              1  3   4   5

        [头 1]
              0  6   7   8
              1  9  10  11
        """)
  }

  @Test func showsVectorsAndScalars() {
    let vector = TensorFigure([0.5, -1], name: "v", axes: [FigureAxis("步", labels: ["I", "猫"])])
    #expect(vector.text == "v [步 2]\n步       I       猫\n--  ------  -------\n值  0.5000  -1.0000")
    let scalar = TensorFigure([3], name: "损失", axes: [])
    #expect(scalar.text == "损失 []\n名称  值\n----  --\n损失   3")
    #expect(scalar.altText == "标量 损失，值为 3。")
  }

  @Test func showsTheSameNumbersInTableAndTensor() throws {
    let figure = SampleFigures.stack
    let cells = try #require(figure.table).rows.flatMap(\.cells)
    #expect(cells.map { Float($0.text) } == figure.tensors[0].values)
    #expect(figure.tensors == [FigureTensor(name: "q", shape: [2, 2, 3], values: figure.values)])
  }

  @Test func keepsTheOmittedNumbersInItsTensor() {
    #expect(SampleFigures.tensor.tensors[0].values.count == 160)
    #expect(SampleFigures.tensor.altText == "张量 embedding，形状 [步 5, 维 32]，值从 −10.0000 到 9.8750。")
  }

  @Test func elidesMatricesAndRows() throws {
    let figure = TensorFigure(
      (0..<400).map { Float($0) }, name: "x",
      axes: [FigureAxis("头", count: 10), FigureAxis("步", count: 10), FigureAxis("维", count: 4)],
      edgeCount: 2)
    let table = try #require(figure.table)
    #expect(table.groups.map(\.title) == ["头 0", "头 1", "... (头 6)", "头 8", "头 9"])
    #expect(table.groups[4].rows.last?.cells.map(\.text) == ["396", "397", "398", "399"])
    #expect(table.groups[0].rows[2].header == .elided)
  }

  @Test func showsNaNAndInfinity() {
    let figure = TensorFigure([.nan, .infinity, 0.5], name: "x", axes: [FigureAxis("维", count: 3)])
    #expect(figure.text.hasSuffix("值  nan  inf  0.5000"))
    #expect(
      figure.table?.html().contains("NaN") == true && figure.table?.html().contains("∞") == true)
    #expect(figure.altText.contains("2 个值是 NaN 或无穷大"))
  }

  @Test func refusesAWrongShape() async {
    await #expect(processExitsWith: .failure) {
      _ = TensorFigure([1, 2], name: "x", axes: [FigureAxis("维", count: 3)])
    }
    await #expect(processExitsWith: .failure) {
      _ = TensorFigure([1], name: "x", axes: Array(repeating: FigureAxis("维", count: 1), count: 4))
    }
  }
}
