import BookLanguage
import Testing

@testable import Figures

@Suite(.chinese) struct HeatmapTests {
  /// One drawn cell as its tooltip tells it.
  struct DrawnCell: Equatable {
    let row: String
    let column: String
    let value: String
  }

  static func drawnCells(_ heatmap: Heatmap) throws -> [DrawnCell] {
    let svg = try #require(heatmap.svg(idPrefix: "f"))
    let elements = try #require(MarkupReader.elements(of: svg))
    return elements.filter { $0.isCellTitle }.map {
      let parts = $0.text.split(separator: "：")
      let place = parts[0].split(separator: " → ")
      return DrawnCell(
        row: String(place[0].dropFirst(heatmap.rows.name.count + 1)),
        column: String(place[1].dropFirst(heatmap.columns.name.count + 1)),
        value: String(parts[1]))
    }
  }

  @Test func drawsEachWeightAtItsRowAndColumn() throws {
    let heatmap = SampleFigures.attention()
    let cells = try Self.drawnCells(heatmap)
    #expect(cells.count == 25)
    for (index, cell) in cells.enumerated() {
      #expect(cell.row == SampleFigures.tokens[index / 5])
      #expect(cell.column == SampleFigures.tokens[index % 5])
      if SampleFigures.causalMask[index] {
        #expect(cell.value == "被遮住（0）")
      } else {
        let shown = try #require(number(cell.value))
        #expect(abs(shown - SampleFigures.weights[index]) <= tolerance(besides: shown))
      }
    }
  }

  @Test func putsLaterCellsFurtherRightAndDown() throws {
    let svg = try #require(SampleFigures.attention().svg(idPrefix: "f"))
    let elements = try #require(MarkupReader.elements(of: svg))
    let cells = elements.filter { $0.isCell }
    let places = try cells.prefix(25).map { try #require($0.box) }
    for index in 0..<25 {
      if index % 5 > 0 { #expect(places[index].x > places[index - 1].x) }
      if index >= 5 { #expect(places[index].y > places[index - 5].y) }
      #expect(places[index].x == places[index % 5].x)
      #expect(places[index].y == places[index / 5 * 5].y)
    }
  }

  @Test(arguments: [(0, 0), (0, 4), (4, 0), (4, 4), (1, 3)])
  func keepsOneKnownWeightInItsCornerInAllForms(row: Int, column: Int) throws {
    var values = [Float](repeating: 0, count: 25)
    values[row * 5 + column] = 0.88
    let heatmap = Heatmap(
      values, title: "角", rows: FigureAxis("查询", labels: ["a", "b", "c", "d", "e"]),
      columns: FigureAxis("键", labels: ["p", "q", "r", "s", "t"]), scale: .unit)
    let drawn = try Self.drawnCells(heatmap).filter { $0.value != "0" }
    let (rowLabel, columnLabel) = (
      ["a", "b", "c", "d", "e"][row], ["p", "q", "r", "s", "t"][column]
    )
    #expect(drawn == [DrawnCell(row: rowLabel, column: columnLabel, value: "0.880")])

    let lines = heatmap.text.split(separator: "\n")
    let line = try #require(lines.first { $0.contains("0.88") })
    #expect(line.hasPrefix("\(rowLabel) "))
    let header = try #require(lines.first { $0.hasPrefix("查询 \\ 键") })
    let cellStart = try #require(line.firstRange(of: "%%")).lowerBound
    let labelStart = try #require(header.lastIndex(of: Character(columnLabel)))
    #expect(
      displayWidth(of: String(line[..<cellStart]))
        == displayWidth(of: String(header[..<labelStart])))

    let table = try #require(heatmap.table)
    #expect(table.rows[row].header == .tokens([rowLabel]))
    #expect(table.rows[row].cells[column] == .number("0.880"))
    #expect(table.columnHeaders[column + 1] == .tokens([columnLabel]))
  }

  @Test func readsTheSameNumbersBackFromTheTable() throws {
    let heatmap = SampleFigures.attention()
    let table = try #require(heatmap.table)
    let cells = table.rows.flatMap(\.cells)
    for (index, value) in heatmap.tensors[0].values.enumerated() {
      if case .number(let digits) = cells[index] {
        #expect(abs((Float(digits) ?? .nan) - value) <= tolerance(besides: 1))
      } else {
        #expect(cells[index] == .masked && SampleFigures.causalMask[index])
      }
    }
  }

  @Test func countsMaskedCellsInEveryForm() throws {
    let heatmap = SampleFigures.attention()
    let svg = try #require(heatmap.svg(idPrefix: "f"))
    let elements = try #require(MarkupReader.elements(of: svg))
    let panelHatch = elements.filter { $0.attributes["fill"] == "url(#f-panel-1-hatch)" }
    #expect(panelHatch.count == 10)
    let panel = heatmap.text.split(separator: "\n").dropLast()
    #expect(panel.reduce(0) { $0 + $1.matches(of: /xx/).count } == 10)
    #expect(heatmap.table?.rows.flatMap(\.cells).filter { $0 == .masked }.count == 10)
    #expect(heatmap.altText.contains("10 格被遮住"))
    #expect(heatmap.maskedCount == 10)
  }

  @Test func writesAnAlignedTextTwin() {
    #expect(
      SampleFigures.attention().text == """
        头 1
        查询 \\ 键  <Begin>  I        have     a        cat
        <Begin>   |@@ 1.00  xx       xx       xx       xx     |
        I         |:: 0.25  ## 0.75  xx       xx       xx     |
        have      |++ 0.50  .. 0.12  -- 0.38  xx       xx     |
        a         |   0.06  -- 0.31  == 0.44  .. 0.19  xx     |
        cat       |   0.03  :: 0.22  -- 0.34  .. 0.16  :: 0.25|
        图例: [ .:-=+*#%@] 从 0 到 1.00；[xx] 被遮住
        """)
  }

  @Test func keepsWideLabelsInColumns() {
    let heatmap = Heatmap(
      [0.5, 0.25, 0.125, 1], title: "中文", rows: FigureAxis("查询", labels: ["我", "有一只猫"]),
      columns: FigureAxis("键", labels: ["有一只很大的猫", "<end>"]), scale: .unit)
    let lines = heatmap.text.split(separator: "\n").dropFirst(2).prefix(2).map(String.init)
    #expect(Set(lines.map { displayWidth(of: $0) }).count == 1)
    #expect(
      Set(lines.map { line in displayWidth(of: String(line.prefix { $0 != "|" })) }).count == 1)
  }

  @Test func namesTheLargestWeights() {
    #expect(
      SampleFigures.attention().altText.contains(
        "最大的是查询 <Begin> → 键 <Begin> 的 1、查询 I → 键 I 的 0.750"))
  }

  @Test func tellsZeroMaskedTinyAndStrangeApart() throws {
    let heatmap = Heatmap(
      [0, 0, 1e-6, .nan, .infinity, -.infinity], title: "特殊", rows: FigureAxis("行", count: 1),
      columns: FigureAxis("列", count: 6), mask: [false, true, false, false, false, false],
      scale: .unit)
    let values = try Self.drawnCells(heatmap).map(\.value)
    #expect(values == ["0", "被遮住（0）", "1.00×10⁻⁶", "NaN", "∞", "−∞"])
    #expect(
      heatmap.text.split(separator: "\n")[2]
        == "0       |      0  xx          1e-6  ??  nan  ^^  inf  vv -inf|")
    #expect(heatmap.text.contains("[??] NaN，[^^] 正无穷，[vv] 负无穷"))
    #expect(heatmap.altText.contains("3 格是 NaN 或无穷大"))
    let classes = try #require(MarkupReader.elements(of: heatmap.svg(idPrefix: "f") ?? ""))
      .filter(\.isCell).compactMap { $0.attributes["class"] }.prefix(6)
    #expect(
      Array(classes) == [
        "level-0", "masked", "level-0", "not-finite",
        "not-finite", "not-finite",
      ])
  }

  @Test func escapesLabels() throws {
    let labels = ["<Begin>", "a & b", "\"x\" 'y'"]
    let heatmap = Heatmap(
      [0, 0, 0], title: "<b>&</b>", rows: FigureAxis("<行>", count: 1),
      columns: FigureAxis("键", labels: labels), scale: .unit)
    let svg = try #require(heatmap.svg(idPrefix: "f"))
    #expect(!svg.contains("<b>") && !svg.contains("<行>") && !svg.contains("<Begin>"))
    #expect(try Self.drawnCells(heatmap).map(\.column) == labels)
    let table = try #require(MarkupReader.elements(of: heatmap.table?.html() ?? ""))
    #expect(table.filter { $0.name == "code" }.map(\.text) == labels)
  }

  @Test func addsUpTheVisibleValuesOfEachRow() throws {
    let heatmap = Heatmap(
      [1, .nan, 0.25, 0.75], title: "和", rows: FigureAxis("查询", labels: ["I", "我们"]),
      columns: FigureAxis("键", count: 2), mask: [false, true, false, false], scale: .unit,
      showsRowSums: true)
    #expect(
      heatmap.text.split(separator: "\n").dropFirst().prefix(3) == [
        "查询 \\ 键  0        1        和",
        "I         |@@ 1.00  xx     | 1.00",
        "我们      |:: 0.25  ## 0.75| 1.00",
      ])
    #expect(heatmap.table?.columnHeaders.last == .text("和"))
    #expect(heatmap.table?.rows.map { $0.cells[2].text } == ["1.00", "1.00"])
    let svg = try #require(heatmap.svg(idPrefix: "f"))
    #expect(svg.matches(of: />1\.00<\/text>/).count == 4)
  }

  @Test func worksForASingleCell() throws {
    let heatmap = Heatmap(
      [0.5], title: "一", rows: FigureAxis("查询", count: 1), columns: FigureAxis("键", count: 1))
    #expect(try Self.drawnCells(heatmap) == [DrawnCell(row: "0", column: "0", value: "0.500")])
    #expect(heatmap.text.contains("|@@ 0.50|"))
  }

  @Test func drawsShadesOnlyWhereNumbersDoNotFit() throws {
    let lines = SampleFigures.embedding.text.split(separator: "\n")
    #expect(lines[1].hasPrefix("步 \\ 维  0                   10"))
    #expect(lines[2].hasPrefix("<Begin> |"))
    #expect(lines.dropFirst(2).prefix(5).allSatisfy { displayWidth(of: String($0)) == 74 })
    let svg = try #require(SampleFigures.embedding.svg(idPrefix: "f"))
    let cells = try #require(MarkupReader.elements(of: svg))
    #expect(!cells.contains { $0.name == "text" && $0.parentClass == "heat-row" })
  }

  @Test(arguments: [5, 40, 100])
  func keepsLabelsInsideThePicture(count: Int) throws {
    let labels = (0..<count).map { "<token\($0)>" }
    let heatmap = Heatmap(
      Array(repeating: 0.5, count: count * count), title: "一个比整幅图还要长的标题，标题，标题",
      rows: FigureAxis("查询", labels: labels), columns: FigureAxis("键", labels: labels))
    let layout = HeatmapLayout(heatmap, numbers: [])
    #expect(layout.cellWidth * Double(layout.labelStride) * 0.707 >= 12)
    #expect(layout.cellHeight * Double(layout.rowLabelStride) >= 12)
    #expect(layout.width >= layout.gutter + Double(count) * layout.cellWidth)
    #expect(layout.width >= layout.gutter + 18 * 13)
  }

  @Test func refusesMissingValues() async {
    await #expect(processExitsWith: .failure) {
      _ = Heatmap(
        [1], title: "t", rows: FigureAxis("r", count: 2), columns: FigureAxis("c", count: 1))
    }
    await #expect(processExitsWith: .failure) {
      _ = Heatmap(
        [1], title: "t", rows: FigureAxis("r", count: 1), columns: FigureAxis("c", count: 1),
        mask: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = FigureAxis("r", labels: [])
    }
  }
}
