import Testing

@testable import Figures

@Suite(.chinese) struct TensorFigureTests {
  @Test func elidesTheMiddleOfLongDimensions() {
    #expect(
      SampleFigures.tensor.text == """
        embedding [步 5, 维 32]
        步 \\ 维      0     1     2  ...    29    30    31
        -------  -----  ----  ----  ---  ----  ----  ----
        <Begin>  -10.0  -9.9  -9.8  ...  -6.4  -6.2  -6.1
        I         -6.0  -5.9  -5.8  ...  -2.4  -2.2  -2.1
        have      -2.0  -1.9  -1.8  ...   1.6   1.8   1.9
        a          2.0   2.1   2.2  ...   5.6   5.8   5.9
        cat        6.0   6.1   6.2  ...   9.6   9.8   9.9
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

  @Test func writesSmallNumbersWithTheirFactorUnderThem() throws {
    let figure = TensorFigure([0.00031, -0.0123], name: "x", axes: [FigureAxis("维", count: 2)])
    #expect(
      figure.text == "x [维 2]\n维     0      1\n--  ----  -----\n值  0.03  -1.23\n\n[表中的数都要 ×10⁻²]")
    #expect(figure.table?.html().contains("表中的数都要 ×10⁻²") == true)
  }

  @Test func showsVectorsAndScalars() {
    let vector = TensorFigure([0.5, -1], name: "v", axes: [FigureAxis("步", labels: ["I", "猫"])])
    #expect(vector.text == "v [步 2]\n步     I     猫\n--  ----  -----\n值  0.50  -1.00")
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
    #expect(SampleFigures.tensor.altText == "张量 embedding，形状 [步 5, 维 32]，值从 −10 到 9.88。")
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
    #expect(figure.text.hasSuffix("值  nan  inf  0.500"))
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
