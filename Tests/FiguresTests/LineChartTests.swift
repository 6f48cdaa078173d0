import Foundation
import Testing

@testable import Figures

@Suite(.chinese) struct LineChartTests {
  @Test func drawsEveryPointWhereItBelongs() throws {
    let chart = SampleFigures.losses
    let elements = try #require(MarkupReader.elements(of: chart.svg(idPrefix: "f") ?? ""))
    let paths = elements.filter { $0.name == "path" && $0.attributes["class"] == "chart-line" }
      .compactMap { $0.attributes["d"] }
    #expect(paths.count == 2)
    let (xScale, yScale) = (chart.xScale, chart.yScale)
    for (path, tensor) in zip(paths, chart.tensors) {
      let numbers = path.split { "ML ".contains($0) }.compactMap { Double($0) }
      #expect(numbers.count == tensor.values.count)
      for (point, drawn) in stride(from: 0, to: numbers.count, by: 2).map({ ($0, numbers[$0]) }) {
        let x = xScale.lower + drawn / 1000 * (xScale.upper - xScale.lower)
        let y = yScale.lower + (1 - numbers[point + 1] / 220) * (yScale.upper - yScale.lower)
        #expect(abs(x - Double(tensor.values[point])) < 0.001)
        #expect(abs(y - Double(tensor.values[point + 1])) < 0.001)
      }
    }
  }

  @Test func tellsEachMarkedPoint() throws {
    let elements = try #require(
      MarkupReader.elements(of: SampleFigures.losses.svg(idPrefix: "f") ?? ""))
    let titles = elements.filter { $0.name == "title" && $0.parentClass == "chart-point" }
    #expect(titles.count == 8)
    #expect(titles.last?.text == "乙 <b>，步 5：0.500")
    let labels = elements.filter { $0.attributes["class"] == "series-label" }.map(\.text)
    #expect(labels == ["甲，末值 1.12", "乙 <b>，末值 0.500"])
  }

  @Test func givesEachLineItsOwnMarker() throws {
    let elements = try #require(
      MarkupReader.elements(of: SampleFigures.losses.svg(idPrefix: "f") ?? ""))
    let markers = Set(elements.filter { $0.name == "use" }.compactMap { $0.attributes["href"] })
    #expect(markers == ["#f-marker-1", "#f-marker-2"])
    #expect(Set(ChartMarker.allCases.map(\.path)).count == ChartMarker.allCases.count)
    #expect(Set(ChartMarker.allCases.map(\.character)).count == ChartMarker.allCases.count)
  }

  @Test func plotsWithCharacters() {
    let text = LineChart(
      title: "直线", xAxis: ChartAxis("步"), yAxis: ChartAxis("值"),
      series: [LineSeries("y", xValues: [0, 10], yValues: [0, 4])]
    ).text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(text[0] == "直线" && text[1] == "^ 值")
    #expect(text[2] == "4 +" + String(repeating: " ", count: 63) + "o")
    #expect(text[17] == "0 +o")
    #expect(text[18].hasPrefix("  +") && text[18].hasSuffix("> 步"))
    #expect(text[19].split(separator: " ") == ["0", "2", "4", "6", "8", "10"])
    #expect(text[20] == "(o) y：步 0 时 0，步 10 时 4，最小 0，最大 4")
  }

  @Test func tabulatesPointsOfAllLines() throws {
    let table = try #require(SampleFigures.losses.table)
    #expect(table.rows.map(\.header.text) == ["1", "2", "3", "4", "5"])
    #expect(table.rows.map { $0.cells[1].text } == ["2.50", "", "2.00", "", "0.500"])
  }

  @Test func keepsFirstAndLastPointOfALongTable() throws {
    let chart = LineChart(
      title: "长", xAxis: ChartAxis("步"), yAxis: ChartAxis("损失"),
      series: [LineSeries("y", values: (1...300).map { 1 / Float($0) })])
    let table = try #require(chart.table)
    #expect(table.rows.count <= 42)
    #expect(table.rows.first?.header.text == "1" && table.rows.last?.header.text == "300")
    #expect(table.caption == "长（300 个点中每 8 个取 1 个）")
    #expect(chart.tensors[0].shape == [300, 2])
  }

  @Test func breaksTheLineAtNaN() throws {
    let chart = LineChart(
      title: "缺", xAxis: ChartAxis("步"), yAxis: ChartAxis("损失"),
      series: [LineSeries("y", values: [1, .nan, 2, .infinity, 3])])
    let svg = try #require(chart.svg(idPrefix: "f"))
    let path = try #require(svg.firstMatch(of: /class="chart-line" d="([^"]+)"/)?.output.1)
    #expect(path.filter { $0 == "M" }.count == 3)
    #expect(chart.altText.contains("2 个点是 NaN 或无穷大"))
    #expect(
      chart.table?.rows.map { $0.cells[0].text } == ["1.00", "nan", "2.00", "inf", "3.00"])
  }

  @Test(arguments: [
    [Float.nan], [0], [5], [-3, -3], [1e-20, 3e-20], [1e30, 2e30], [1000, 1000.0001],
  ])
  func drawsAnyRange(values: [Float]) throws {
    for spacing in [ChartAxis.Spacing.linear, .logarithmic] {
      if spacing == .logarithmic, values.contains(where: { $0 <= 0 }) { continue }
      let chart = LineChart(
        title: "r", xAxis: ChartAxis("x"), yAxis: ChartAxis("y", spacing: spacing),
        series: [LineSeries("s", values: values)])
      #expect(MarkupReader.elements(of: chart.svg(idPrefix: "f") ?? "") != nil)
      #expect(!chart.yScale.ticks.isEmpty)
      #expect(!chart.text.isEmpty)
    }
  }

  @Test(arguments: [
    (0.0, 3.0, ["0", "1", "2", "3"]), (0, 0.35, ["0.0", "0.1", "0.2", "0.3"]),
    (1, 300, ["50", "100", "150", "200", "250", "300"]),
    (-1, 1, ["-1.0", "-0.5", "0.0", "0.5", "1.0"]),
    (0, 2_000_000, ["0.0e0", "5.0e5", "1.0e6", "1.5e6", "2.0e6"]),
  ])
  func choosesRoundLinearTicks(lower: Double, upper: Double, labels: [String]) {
    #expect(ChartTicks(linearFrom: lower, to: upper, about: 4).ticks.map(\.label) == labels)
  }

  @Test(arguments: [
    (0.02, 3.0, ["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2"]),
    (1, 1000, ["1", "2", "5", "10", "20", "50", "100", "200", "500", "1000"]),
    (1e-6, 1, ["1e-6", "1e-5", "0.0001", "0.001", "0.01", "0.1", "1"]),
  ])
  func choosesLogarithmicTicks(lower: Double, upper: Double, labels: [String]) {
    #expect(ChartTicks(logarithmicFrom: lower, to: upper).ticks.map(\.label) == labels)
  }

  @Test func marksFewPlacesAndWritesCountsWithoutDecimals() throws {
    let chart = LineChart(
      title: "深度", xAxis: ChartAxis("步数"), yAxis: ChartAxis("深度"),
      series: [
        LineSeries("GRU", xValues: [4, 5, 8, 16, 64], yValues: [96, 110, 479, 1535, 5759])
      ])
    let elements = try #require(MarkupReader.elements(of: chart.svg(idPrefix: "f") ?? ""))
    #expect(chart.xScale.ticks.map(\.label) == ["4", "8", "16", "64"])
    let labels = elements.filter { $0.attributes["class"] == "series-label" }.map(\.text)
    #expect(labels == ["GRU，末值 5,759"])
    #expect(chart.table?.rows.map { $0.cells[0].text } == ["96", "110", "479", "1,535", "5,759"])
  }

  @Test func computesLogarithmsExactlyEnough() {
    for exponent in -300...300 {
      let value = pow(10, Double(exponent)) * 1.37
      #expect(abs(DecimalLogarithm.of(value) - log10(value)) < 1e-12)
    }
    #expect(DecimalLogarithm.of(1) == 0)
  }

  @Test func refusesWhatCannotBeDrawn() async {
    await #expect(processExitsWith: .failure) { _ = LineSeries("s", values: []) }
    await #expect(processExitsWith: .failure) {
      _ = LineSeries("s", xValues: [2, 1], yValues: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = LineChart(title: "t", xAxis: ChartAxis("x"), yAxis: ChartAxis("y"), series: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = LineChart(
        title: "t", xAxis: ChartAxis("x"), yAxis: ChartAxis("y", spacing: .logarithmic),
        series: [LineSeries("s", values: [0])])
    }
  }
}
