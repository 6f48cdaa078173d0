import Figures
import Foundation
import Testing

/// A bar that shows how far something has come.
struct Gauge: Figure {
  let title: String
  let done: Int
  let total: Int

  var altText: String { "\(title): \(done) of \(total)." }
  var text: String { title + "\n" + (table?.text ?? "") }
  var table: DataTable? {
    DataTable(
      caption: title, columnHeaders: [.text("done"), .text("total")],
      rows: [DataTable.Row(header: .number("\(done)"), cells: [.number("\(total)")])])
  }
  var tensors: [FigureTensor] {
    [FigureTensor(name: title, shape: [2], values: [Float(done), Float(total)])]
  }

  func svg(idPrefix: String) -> String? {
    requireIdentifier(idPrefix)
    let gutter = estimatedWidth(of: title, fontSize: 12) + 8
    let bars = [
      (FigureClass.barTrack, 100), (FigureClass.bar, 100 * Double(done) / Double(total)),
    ]
    var writer = MarkupWriter()
    writer.openPicture(
      id: idPrefix, className: "gauge", width: gutter + 102, height: 24, title: title,
      description: altText)
    writer.label(title, x: 0, y: 16, className: FigureClass.axisLabel)
    for (className, width) in bars {
      writer.rectangle(
        x: gutter, y: 4, width: width, height: 16, [MarkupAttribute("class", className)])
    }
    writer.close("svg")
    return writer.markup
  }
}

/// This file imports what another package can import, without `@testable`.
@Suite struct DrawingKitTests {
  private let gauge = Gauge(title: "a <b> & \"c\"", done: 3, total: 4)

  @Test func drawsAFigureOfAnotherPackage() throws {
    let elements = try #require(MarkupReader.elements(of: gauge.svg(idPrefix: "f") ?? ""))
    #expect(elements.filter { $0.name == "rect" }.map { $0.attributes["width"] } == ["100", "75"])
    let labels = elements.filter { ["title", "text"].contains($0.name) }.map(\.text)
    #expect(labels == [gauge.title, gauge.title])
    let picture = try #require(elements.first { $0.name == "svg" })
    #expect(picture.attributes["aria-labelledby"] == "f-title f-desc")
    #expect(picture.attributes["width"] == NumberFormat.coordinate(11 * 0.61 * 12 + 110))
    #expect(gauge.text == "a <b> & \"c\"\ndone  total\n----  -----\n   3      4")
  }

  @Test func theDocumentationShowsThisFigure() throws {
    let file = URL(filePath: #filePath)
    let source = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(source.range(of: "/// A bar that shows")).lowerBound
    let end = try #require(source.range(of: "\n}\n", range: start..<source.endIndex)).upperBound
    var root = file
    while root.lastPathComponent != "Tests" { root.deleteLastPathComponent() }
    let documentation = try String(
      contentsOf: root.appending(path: "../docs/FIGURES.md"), encoding: .utf8)
    #expect(documentation.contains("```swift\n\(source[start..<end])```"))
  }
}
