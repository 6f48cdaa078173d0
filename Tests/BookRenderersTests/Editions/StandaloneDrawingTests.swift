import Testing

@testable import BookRenderers

@Suite struct StandaloneDrawingTests {
  @Test func theFileHasItsStyleAndItsNamespace() throws {
    let drawing = try #require(
      StandaloneDrawing("<svg viewBox=\"0 0 10 5\">a</svg>", style: "rect { fill: red }"))
    #expect(drawing.svg.contains("xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(drawing.svg.contains("<style>rect { fill: red }</style>"))
  }

  @Test(arguments: [
    // One drawing.
    (#"<svg viewBox="0 0 20 10"><rect/></svg>"#, "0 0 20 10", 1),
    // Several in a box: under each other, as wide as the widest.
    (
      #"<div><svg viewBox="0 0 20 10"></svg><p>x</p><svg viewBox="0 0 30 5.5"></svg></div>"#,
      "0 0 30 15.5", 2
    ),
    // A drawing that holds another is one drawing.
    (
      #"<svg viewBox="0 0 20 10"><svg viewBox="0 0 5 5"><g/></svg><rect/></svg>"#,
      "0 0 20 10", 1
    ),
    // The layout for narrow screens shows the same again.
    (
      #"<svg data-narrow viewBox="0 0 5 90"></svg><svg viewBox="0 0 20 10"></svg>"#,
      "0 0 20 10", 1
    ),
  ])
  func drawingsStandUnderEachOther(markup: String, viewBox: String, count: Int) throws {
    let drawing = try #require(StandaloneDrawing(markup, style: ""))
    #expect(drawing.svg.contains("viewBox=\"\(viewBox)\" width="))
    #expect(drawing.svg.ranges(of: "<svg y=").count == count)
    #expect(
      drawing.svg.ranges(of: "<svg").count == drawing.svg.ranges(of: "</svg>").count)
  }

  @Test(arguments: ["<table></table>", "<svg><rect/></svg>", #"<svg viewBox="0 0"></svg>"#])
  func whatHasNoSizeIsNoDrawing(markup: String) {
    #expect(StandaloneDrawing(markup, style: "") == nil)
  }
}
