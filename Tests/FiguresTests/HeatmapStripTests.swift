import Testing

@testable import Figures

@Suite(.chinese) struct HeatmapStripTests {
  static let strip = SampleFigures.strip

  /// The value of each cell of each panel, nil where it is hidden.
  static let expected: [Float?] = strip.panels.flatMap { panel in
    panel.values.indices.map { panel.isMasked[$0] ? nil : panel.values[$0] }
  }

  @Test func drawsEveryNumberOfEveryPanel() throws {
    let elements = try #require(MarkupReader.elements(of: Self.strip.svg(idPrefix: "f") ?? ""))
    let titles = elements.filter { $0.isCellTitle }
    try #require(titles.count == Self.expected.count)
    for (title, value) in zip(titles, Self.expected) {
      guard let value else {
        #expect(title.text.contains("被遮住"))
        continue
      }
      let shown = try #require(title.text.split(separator: "：").last.flatMap { number(String($0)) })
      #expect(abs(shown - value) <= tolerance(besides: abs(value)))
    }
  }

  @Test func readsTheSameNumbersBackFromTableAndText() throws {
    let cells = try #require(Self.strip.table).rows.flatMap { $0.cells.prefix(5) }
    for (cell, value) in zip(cells, Self.expected) {
      #expect((cell == .masked) == (value == nil))
      if let value { #expect(abs((Float(cell.text) ?? .nan) - value) <= tolerance(besides: 1)) }
    }
    let lines = Self.strip.text.split(separator: "\n").filter { $0.contains("|") && $0.count > 20 }
    try #require(lines.count == 15)
    for (row, line) in lines.enumerated() {
      let fields = line.split(separator: "|")[1]
      let numbers = fields.matches(of: /xx|-?\d+(?:\.\d+)?/).map { Float(String($0.output)) }
      for (shown, value) in zip(numbers, Self.expected[row * 5..<row * 5 + 5]) {
        #expect((shown == nil) == (value == nil))
        if let shown, let value { #expect(abs(shown - value) <= 0.00501) }
      }
      #expect(numbers.count == 5)
    }
  }

  @Test func tellsTheCourseInWords() {
    #expect(Self.strip.altText.contains("打分 → 遮住 → 遮住以后 → softmax → 权重"))
    #expect(Self.strip.altText.contains("10 格被遮住"))
    #expect(Self.strip.altText.contains("标出的是查询 have、键 I"))
    #expect(Self.strip.text.contains("    |  softmax\n    v"))
  }

  @Test func drawsAnArrowWithItsOperationBeforeEachPanelButTheFirst() throws {
    let elements = try #require(MarkupReader.elements(of: Self.strip.svg(idPrefix: "f") ?? ""))
    let arrows = elements.filter { $0.attributes["class"] == "strip-arrow" }
    #expect(arrows.map(\.text) == ["遮住", "softmax"])
    #expect(arrows.allSatisfy { $0.attributes["aria-hidden"] == "true" })
  }

  @Test func framesTheMarkedCellAndTheMarkedRow() throws {
    let elements = try #require(MarkupReader.elements(of: Self.strip.svg(idPrefix: "f") ?? ""))
    let frames = elements.filter { $0.attributes["class"] == "heat-highlight" }
    let cells = elements.filter { $0.isCell }
    try #require(frames.count == 2)
    let marked = try #require(cells[11].box)
    let number = NumberFormat.coordinate
    let sides = [marked.x, marked.y, marked.width, marked.height].map { number($0) }
    #expect(["x", "y", "width", "height"].map { frames[0].attributes[$0] } == sides)
    let firstOfRow = try #require(cells[60].box)
    #expect(frames[1].attributes["x"] == number(firstOfRow.x))
    #expect(frames[1].attributes["y"] == number(firstOfRow.y))
    #expect(frames[1].attributes["width"] == number(5 * firstOfRow.width))
    let lines = Self.strip.text.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("* have") }.count == 2)
  }

  @Test func drawsThumbnailsWithoutNumbers() throws {
    let svg = try #require(SampleFigures.thumbnails.svg(idPrefix: "f"))
    let elements = try #require(MarkupReader.elements(of: svg))
    #expect(!elements.contains { $0.name == "text" && $0.parentClass == "heat-row" })
    let cells = elements.filter { $0.isCellTitle }
    #expect(cells.count == 100)
    let widths = elements.filter { $0.attributes["class"] == "heatmap" }
      .compactMap { $0.attributes["width"].flatMap(Double.init) }
    #expect(widths.count == 4 && widths.allSatisfy { $0 < 200 })
  }

  @Test func refusesMissingOperationsAndPlacesOutside() async {
    await #expect(processExitsWith: .failure) {
      _ = HeatmapStrip(title: "t", panels: [SampleFigures.attention()], operations: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = HeatmapStrip(
        title: "t", panels: [SampleFigures.attention(), SampleFigures.attention()], operations: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = Heatmap(
        [1], title: "t", rows: FigureAxis("r", count: 1), columns: FigureAxis("c", count: 1),
        highlight: Heatmap.Highlight(row: 1))
    }
  }
}
