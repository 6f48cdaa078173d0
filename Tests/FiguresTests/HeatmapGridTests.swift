import Testing

@testable import Figures

@Suite(.chinese) struct HeatmapGridTests {
  @Test func drawsOnePictureForEachPanelAndOneLegend() throws {
    let svg = try #require(SampleFigures.grid.svg(idPrefix: "f"))
    let elements = try #require(MarkupReader.elements(of: svg))
    let pictures = elements.filter { $0.name == "svg" }.map { $0.attributes["class"] }
    #expect(pictures == Array(repeating: "heatmap", count: 4) + ["heat-legend"])
    let hatched = elements.filter { $0.attributes["fill"]?.hasPrefix("url(#f-panel-") == true }
    #expect(hatched.count == 4 * 10)
  }

  @Test func keepsThePanelsApartInTableAndTensors() throws {
    let table = try #require(SampleFigures.grid.table)
    #expect(table.groups.map(\.title) == ["头 1", "头 2", "头 3", "头 4"])
    #expect(SampleFigures.grid.tensors.map(\.name) == ["头 1", "头 2", "头 3", "头 4"])
    #expect(SampleFigures.grid.tensors.allSatisfy { $0.values == SampleFigures.weights })
    #expect(SampleFigures.grid.text.matches(of: /图例/).count == 1)
    #expect(SampleFigures.grid.text.matches(of: /查询 \\ 键/).count == 4)
  }

  @Test func hasNoTableIfTheColumnsDiffer() {
    let other = Heatmap(
      [1], title: "x", rows: FigureAxis("查询", count: 1), columns: FigureAxis("键", count: 1),
      scale: .unit)
    #expect(HeatmapGrid(title: "g", panels: [SampleFigures.attention(), other]).table == nil)
  }

  @Test func givesEachScaleItsOwnLegend() throws {
    let panels = [SampleFigures.attention(), SampleFigures.embedding]
    let grid = HeatmapGrid(title: "g", panels: panels)
    let elements = try #require(MarkupReader.elements(of: grid.svg(idPrefix: "f") ?? ""))
    let legends = elements.filter { $0.attributes["class"] == "heat-legend" }
    #expect(legends.map { $0.attributes["aria-labelledby"]?.prefix(7) } == ["f-panel", "f-panel"])
    #expect(grid.text == "g\n\n" + panels.map(\.text).joined(separator: "\n\n"))
  }

  @Test func itsTitleIsSeen() throws {
    // Several grids may share a caption, so that each says which layer it is.
    let grid = HeatmapGrid(title: "第 1 层 <a>", panels: [SampleFigures.attention()])
    let svg = try #require(grid.svg(idPrefix: "f"))
    #expect(svg.contains("<p class=\"figure-title\">第 1 层 &lt;a&gt;</p>"))
    #expect(grid.text.hasPrefix("第 1 层 <a>\n"))
  }

  @Test func refusesAnEmptyGrid() async {
    await #expect(processExitsWith: .failure) {
      _ = HeatmapGrid(title: "g", panels: [])
    }
  }
}
