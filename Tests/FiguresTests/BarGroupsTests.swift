import Testing

@testable import Figures

@Suite(.chinese) struct BarGroupsTests {
  @Test func writesBarsInProportion() {
    #expect(
      SampleFigures.bars.text == """
        分布
        t=1
          I       |#######################       | 0.750 *
          <end>   |########                      | 0.250
        t=2
          have    |###############               | 0.500 *
          猫 & 狗 |####                          | 0.125
        (* 目标)
        """)
  }

  @Test func drawsBarsInProportion() throws {
    let elements = try #require(
      MarkupReader.elements(of: SampleFigures.bars.svg(idPrefix: "f") ?? ""))
    let lengths = elements.filter { $0.attributes["class"] == "bar" }
      .compactMap { $0.attributes["width"].flatMap(Double.init) }
    let tracks = elements.filter { $0.attributes["class"] == "bar-track" }
      .compactMap { $0.attributes["width"].flatMap(Double.init) }
    #expect(zip(lengths, tracks).map { $0 / $1 } == [0.75, 0.25, 0.5, 0.125])
    #expect(elements.filter { $0.attributes["class"] == "bar-row marked" }.count == 2)
    let titles = elements.filter { $0.name == "title" && $0.parentClass.hasPrefix("bar-row") }
    #expect(titles.map(\.text).first == "I（目标）：0.750")
  }

  @Test func showsTheNumbersOfItsTensors() throws {
    let figure = SampleFigures.bars
    let table = try #require(figure.table)
    #expect(
      table.groups.map { $0.rows.map { Float($0.cells[0].text) } }
        == figure.tensors.map { $0.values.map { $0 } })
    #expect(
      figure.altText
        == "条形图“分布”，2 组（词的概率）。t=1 最大的是 I 0.750，目标 I 0.750；t=2 最大的是 have 0.500，目标 have 0.500。")
  }

  @Test func writesButDoesNotDrawNaN() throws {
    let figure = BarGroups(
      title: "b",
      groups: [BarGroups.Group("g", bars: [BarGroups.Bar("x", .nan), BarGroups.Bar("y", 7)])])
    #expect(figure.text.contains("x |                              | nan"))
    #expect(figure.text.contains("y |##############################| 7"))
  }

  @Test func refusesEmptyGroupsAndNegativeBars() async {
    await #expect(processExitsWith: .failure) { _ = BarGroups.Group("g", bars: []) }
    await #expect(processExitsWith: .failure) { _ = BarGroups.Bar("b", -0.5) }
    await #expect(processExitsWith: .failure) {
      _ = BarGroups(title: "t", groups: [])
    }
  }
}
