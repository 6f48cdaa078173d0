import Testing

@testable import Figures

@Suite struct HeatmapScaleTests {
  @Test(arguments: [
    (Float(0), 0), (0.0999, 0), (0.1, 1), (0.55, 5), (0.95, 9), (1, 9), (1.5, 9), (-0.2, 0),
  ])
  func cutsTheUnitIntervalIntoTenLevels(value: Float, level: Int) {
    #expect(HeatmapScale.unit.shade(of: value) == .level(level))
  }

  @Test(arguments: [
    (Float(0), 0), (0.19, 0), (0.21, 1), (-0.21, -1), (2, 5), (-2, -5), (1.2, 3), (-9, -5),
  ])
  func isSymmetricAroundZero(value: Float, level: Int) {
    let scale = HeatmapScale.diverging(limit: 2)
    #expect(scale.shade(of: value) == .signed(level))
    #expect(scale.shade(of: -value) == .signed(-level))
  }

  @Test(arguments: [
    ([Float](), HeatmapScale.unit), ([0, 0], .unit), ([0, 3], .sequential(lower: 0, upper: 3)),
    ([-4, 2], .diverging(limit: 4)), ([.nan, 2, .infinity], .sequential(lower: 0, upper: 2)),
  ])
  func fitsTheFiniteValues(values: [Float], expected: HeatmapScale) {
    #expect(HeatmapScale.fitting(values) == expected)
  }

  @Test func usesEveryShadeCharacterOnce() {
    let glyphs = HeatmapScale.unit.shades.map(\.glyph)
    #expect(glyphs == ["  ", "..", "::", "--", "==", "++", "**", "##", "%%", "@@"])
    #expect(Set(HeatmapScale.diverging(limit: 1).shades.map(\.glyph)).count == 11)
    #expect(Set(HeatmapScale.diverging(limit: 1).shades.map(\.className)).count == 11)
  }

  @Test func refusesAnEmptyRange() async {
    await #expect(processExitsWith: .failure) {
      _ = Heatmap(
        [1], title: "t", rows: FigureAxis("r", count: 1), columns: FigureAxis("c", count: 1),
        scale: .sequential(lower: 1, upper: 1))
    }
  }
}
