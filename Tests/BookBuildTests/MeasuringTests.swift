import BookBuild
import Foundation
import TestSupport
import Testing

@Suite struct MeasuringTests {
  private let book = TestFolder()
  private let output = TestFolder()

  private var options: BookBuilder.Options {
    BookBuilder.Options(bookDirectory: book.path, outputDirectory: output.path, jobs: 1)
  }

  private func build() async -> BuildReport {
    await BookBuilder(options, progress: SilentProgress()).build()
  }

  private func write(repetitions: Int, prose: String = "文") throws {
    try book.write("title: 书\n", to: "book.yml")
    try book.write(
      """
      # a

      \(prose)

      ```swift
      let base = 1.0
      ```

      ```swift
      //| label: fig-time
      //| measured: true
      let time = measure(repetitions: \(repetitions)) { _ = (0..<100).reduce(0, +) }
      print("measured with base \\(base)")
      time > 0
      ```
      """, to: "a.md")
  }

  @Test func aBuildShowsTheLastMeasurementAndItsMachine() async throws {
    try write(repetitions: 3)
    #expect(await build().diagnostics.map(\.id) == [.timingMissing])
    let measured = await TimingRecorder(options, progress: SilentProgress()).measure()
    #expect(measured.succeeded)
    #expect(await build().succeeded)
    let page = try output.read("a.html")
    #expect(page.contains("measured with base 1.0"))
    #expect(page.contains("<samp>true</samp>"))
    #expect(page.contains("测量于："))
  }

  @Test func aMeasurementWithoutAFiniteValueIsShown() async throws {
    try book.write("title: 书\n", to: "book.yml")
    try book.write(
      """
      # a

      ```swift
      //| label: fig-time
      //| measured: true
      //| caption: 题
      display(Double.infinity)
      let values: [Float] = [.nan, .infinity, -.infinity]
      display(TensorFigure(values, name: "T", axes: [FigureAxis("列", count: 3)]))
      LineChart(
        title: "v", xAxis: ChartAxis("x"), yAxis: ChartAxis("y"),
        series: [LineSeries("s", values: [1, .nan, .infinity, 2])])
      ```
      """, to: "a.md")
    let measured = await TimingRecorder(options, progress: SilentProgress()).measure()
    #expect(measured.succeeded)
    #expect(await build().diagnostics.map(\.message) == [])
  }

  @Test func proseKeepsAMeasurementAndCodeDoesNot() async throws {
    try write(repetitions: 3)
    _ = await TimingRecorder(options, progress: SilentProgress()).measure()
    try write(repetitions: 3, prose: "别的文字")
    #expect(await build().succeeded)
    try write(repetitions: 5)
    #expect(
      await build().diagnostics.map(\.id) == [.timingStale])
  }

  @Test func aMeasuredCellIsCompiledThoughItDoesNotRun() async throws {
    try write(repetitions: 3)
    _ = await TimingRecorder(options, progress: SilentProgress()).measure()
    let text = try book.read("a.md")
    try book.write(text.replacing("time > 0", with: "time > \"0\""), to: "a.md")
    #expect(await build().diagnostics.contains { $0.message.contains("operator") })
  }

  @Test func timesAreTakenOnlyInMeasuredCells() async throws {
    try write(repetitions: 3)
    try book.write("# a\n\n```swift\nmeasure { }\n```\n", to: "a.md")
    let messages = await build().diagnostics.map(\.message)
    #expect(
      messages.contains {
        $0.contains("only a cell marked 'measured: true' may take times")
      })
  }
}
