import Testing

@testable import Figures

@Suite(.chinese) struct ShareBarsTests {
  @Test func writesInputsBarsSharesAndTheSum() {
    #expect(
      SampleFigures.shares.text == """
        查询 have
          键          打分                              权重
          <Begin>   1.5000  |############            |  0.5000
          I        -0.2500  |###                     |  0.1250
          have      1.0000  |#########               |  0.3750
          a         2.5000  |xxxxxxxxxxxxxxxxxxxxxxxx|  x
          猫       -2.2500  |xxxxxxxxxxxxxxxxxxxxxxxx|  x
                                                    和  1.0000
        (x 被遮住)
        """)
  }

  @Test func drawsTheSameNumbersAndBarsInProportion() throws {
    let figure = SampleFigures.shares
    let elements = try #require(MarkupReader.elements(of: figure.svg(idPrefix: "f") ?? ""))
    let titles = elements.filter { $0.name == "title" && $0.parentClass.hasPrefix("share-row") }
    for (title, part) in zip(titles, figure.parts) {
      let fields = title.text.split(separator: "：")[1].split(separator: "，")
      #expect(number(String(fields[0].dropFirst(3))) == part.input)
      let share = String(fields[1].dropFirst(3))
      #expect(part.isMasked ? share == "遮住" : number(share) == part.share)
    }
    #expect(titles.count == 5)
    let bars = elements.filter { $0.attributes["class"] == "bar" }
      .compactMap { $0.attributes["width"].flatMap(Double.init) }
    #expect(bars == [48, 12, 36])
    #expect(elements.filter { $0.attributes["fill"] == "url(#f-hatch)" }.count == 2)
    #expect(elements.contains { $0.text == "1.0000 ✓" })
  }

  @Test func readsTheNumbersBackFromTableAndAltText() throws {
    let figure = SampleFigures.shares
    let rows = try #require(figure.table).rows
    #expect(rows.prefix(5).map { Float($0.cells[0].text) } == figure.tensors[0].values)
    #expect(rows.prefix(3).map { Float($0.cells[1].text) } == [0.5, 0.125, 0.375])
    #expect(rows[3].cells[1] == .masked)
    #expect(rows[5].cells[1] == .number("1.0000"))
    #expect(
      figure.altText
        == "条形图“查询 have”，5 个键。<Begin> 打分 1.5000，权重 0.5000；I 打分 −0.2500，权重 0.1250；have 打分 1.0000，"
        + "权重 0.3750；被遮住的是 a、猫。权重的和是 1.0000。")
  }

  @Test func takesARowWithoutAnyVisiblePart() {
    let figure = ShareBars(
      title: "空", parts: [ShareBars.Part("a", input: 1, share: 0, isMasked: true)],
      partName: "键", inputName: "打分", shareName: "权重")
    #expect(figure.sum == 0)
    #expect(figure.svg(idPrefix: "f")?.contains("✓") == false)
  }

  @Test func refusesSharesThatAreNoWhole() async {
    await #expect(processExitsWith: .failure) {
      _ = ShareBars(
        title: "t", parts: [ShareBars.Part("a", input: 0, share: 0.9)], partName: "p",
        inputName: "i", shareName: "s")
    }
    await #expect(processExitsWith: .failure) {
      _ = ShareBars(title: "t", parts: [], partName: "p", inputName: "i", shareName: "s")
    }
    await #expect(processExitsWith: .failure) {
      _ = ShareBars.Part("a", input: 0, share: 0.1, isMasked: true)
    }
    await #expect(processExitsWith: .failure) { _ = ShareBars.Part("a", input: 0, share: .nan) }
  }
}
