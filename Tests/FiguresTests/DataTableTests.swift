import BookLanguage
import Testing

@testable import Figures

@Suite(.chinese) struct DataTableTests {
  static let table = DataTable(
    caption: "表 <1>", columnHeaders: [.text("步"), .text("词"), .text("概率")],
    rows: [
      DataTable.Row(
        header: .tokens(["<Begin>"]), cells: [.tokens(["中文", "a"]), .number("-0.5000")]),
      DataTable.Row(header: .text("二"), cells: [.verdict(token: "猫", agrees: false), .masked]),
      DataTable.Row(header: .text("三"), cells: [.text(""), .elided]),
    ])

  @Test func alignsTextByDisplayWidth() {
    #expect(
      Self.table.text == """
        步       词         概率
        -------  ------  -------
        <Begin>  中文 a  -0.5000
        二       ! 猫          x
        三                   ...
        """)
  }

  @Test func writesGroupsUnderTheirTitles() throws {
    let row = DataTable.Row(header: .text("a"), cells: [.number("1")])
    let table = DataTable(
      caption: "c", columnHeaders: [.text(""), .text("x")],
      groups: [DataTable.Group(title: "头 1", rows: [row]), .init(title: "头 2", rows: [row])])
    #expect(table.text == "   x\n-  -\n[头 1]\na  1\n\n[头 2]\na  1")
    let elements = try #require(MarkupReader.elements(of: table.html()))
    #expect(elements.filter { $0.name == "tbody" }.count == 2)
    #expect(elements.filter { $0.attributes["scope"] == "rowgroup" }.map(\.text) == ["头 1", "头 2"])
  }

  @Test func escapesAndMarksCellsInHTML() throws {
    let elements = try #require(MarkupReader.elements(of: Self.table.html()))
    #expect(elements.first { $0.name == "caption" }?.text == "表 <1>")
    #expect(
      elements.filter { $0.name == "code" }.map(\.text) == [
        "<Begin>", "中文", "a", "猫",
      ])
    #expect(elements.first { $0.name == "td" && $0.attributes["class"] == nil }?.text == "−0.5000")
    #expect(
      elements.first { $0.attributes["class"] == "verdict differs" }?.text == "✗与目标不同： 猫")
    #expect(elements.first { $0.attributes["class"] == "masked" }?.text == "遮住")
  }

  @Test func refusesARowOfAnotherLength() async {
    await #expect(processExitsWith: .failure) {
      _ = DataTable(
        caption: "c", columnHeaders: [.text("a"), .text("b")],
        rows: [DataTable.Row(header: .text("x"), cells: [])])
    }
  }
}
