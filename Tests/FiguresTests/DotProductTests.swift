import Testing

@testable import Figures

@Suite(.chinese) struct DotProductTests {
  @Test func writesEveryElementAndTheWayToTheScore() {
    #expect(
      SampleFigures.dotProduct.text == """
        查询 have 与键 I
        维  q have     k I  逐个相乘
        --  ------  ------  --------
         0   1.000   0.500     0.500
         1  -0.500   3.000    -1.500
         2   2.000  -1.000    -2.000
         3   0.250   8.000     2.000
        和 -1.000 / √4 (2.000) = 打分 -0.500
        """)
  }

  @Test func writesTheProductsInOneLine() {
    #expect(SampleFigures.dotProduct.expression == "0.50 − 1.50 − 2.00 + 2.00 = −1.00")
  }

  @Test func readsTheNumbersBackFromEachForm() throws {
    let figure = SampleFigures.dotProduct
    let expected = figure.tensors.prefix(3).map(\.values)
    let elements = try #require(MarkupReader.elements(of: figure.svg(idPrefix: "f") ?? ""))
    let drawn = elements.filter { $0.isCellTitle }
      .compactMap { $0.text.split(separator: "：").last.flatMap { number(String($0)) } }
    #expect(drawn == expected.flatMap(\.self))
    let rows = try #require(figure.table).rows
    for (column, values) in expected.enumerated() {
      #expect(rows.prefix(4).map { Float($0.cells[column].text) } == values)
    }
    #expect(rows.suffix(3).map { Float($0.cells[2].text) } == [-1, 2, -0.5])
    #expect(figure.tensors.last?.values == [-0.5])
    for line in ["和 −1.000，÷ √4 = 2.000", "= 打分 −0.500"] {
      #expect(elements.contains { $0.text == line })
    }
    #expect(
      figure.altText.contains("逐个相乘再相加得 −1.000，除以 √4 = 2.000，得打分 −0.500。绝对值最大的一项是第"))
  }

  @Test func breaksLongVectorsIntoBlocks() throws {
    let figure = DotProduct(
      title: "长", left: Array(repeating: 1, count: 20), leftName: "q",
      right: Array(repeating: 1, count: 20), rightName: "k", divisor: 4, divisorName: "4", score: 5,
      scoreName: "打分")
    let elements = try #require(MarkupReader.elements(of: figure.svg(idPrefix: "f") ?? ""))
    let cells = elements.filter { $0.isCell }
    #expect(cells.count == 60)
    #expect(Set(cells.map { $0.box?.x }).count == 4)
    #expect(Set(cells.map { $0.box?.y }).count == 15)
  }

  @Test func refusesAScoreThatTheElementsDoNotGive() async {
    await #expect(processExitsWith: .failure) {
      _ = DotProduct(
        title: "t", left: [1], leftName: "q", right: [1], rightName: "k", divisor: 2,
        divisorName: "2", score: 0.6, scoreName: "s")
    }
    await #expect(processExitsWith: .failure) {
      _ = DotProduct(
        title: "t", left: [1, 2], leftName: "q", right: [1], rightName: "k", divisor: 1,
        divisorName: "1", score: 1, scoreName: "s")
    }
  }
}
