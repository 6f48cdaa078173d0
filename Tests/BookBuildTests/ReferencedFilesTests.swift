import BookBuild
import BookDocument
import Foundation
import TestSupport
import Testing

/// Images, figures of other chapters, and texts that no screen holds.
@Suite struct ReferencedFilesTests {
  private let book = TestFolder()
  private let output = TestFolder()

  private var options: BookBuilder.Options {
    BookBuilder.Options(bookDirectory: book.path, outputDirectory: output.path, jobs: 2)
  }

  private func build(only: [String] = []) async -> BuildReport {
    var options = options
    options.only = only
    return await BookBuilder(options, progress: SilentProgress()).build()
  }

  init() throws {
    try book.write("title: 书\n", to: "book.yml")
    try book.write("# 甲\n\n![](#fig-b)\n\n![图](pictures/x.png)\n", to: "a.md")
    try book.write(cell("1000 + 37"), to: "b.md")
    try FileManager.default.createDirectory(
      atPath: book.path("pictures"), withIntermediateDirectories: true)
    try Data([0x89, 0xFF, 0x00]).write(to: URL(fileURLWithPath: book.path("pictures/x.png")))
  }

  private func cell(_ code: String) -> String {
    "# 乙\n\n```swift\n//| label: fig-b\n//| caption: 图\n\(code)\n```\n"
  }

  @Test func imagesAreCopiedAsTheyAre() async throws {
    #expect(await build().orderedDiagnostics == [])
    let copied = FileManager.default.contents(atPath: output.path("pictures/x.png"))
    #expect(copied == Data([0x89, 0xFF, 0x00]))
  }

  @Test func acceptedPagesHaveTheirImages() async throws {
    let check = DriftCheck(options, progress: SilentProgress())
    #expect(await check.check().drift.findings.contains("pictures/x.png is missing"))
    #expect(await check.accept().build.succeeded)
    #expect(await check.check().drift.findings == [])
    try Data([1]).write(to: URL(fileURLWithPath: output.path("pictures/x.png")))
    #expect(await check.check().drift.findings == ["pictures/x.png differs"])
  }

  @Test func aFigureOfAnotherChapterIsShownThoughOnlyOneIsBuilt() async throws {
    let report = await build(only: ["a"])
    #expect(report.orderedDiagnostics == [])
    #expect(report.chapters.map(\.chapter.slug) == ["a"])
    #expect(try output.read("a.html").contains("<samp>1037</samp>"))
    #expect(!FileManager.default.fileExists(atPath: output.path("b.html")))
  }

  @Test func aPageThatShowsAFigureOfAFailingChapterStaysAsItWas() async throws {
    #expect(await build().succeeded)
    let earlier = try output.read("a.html")
    try book.write(cell("[1][7]"), to: "b.md")
    let messages = await build().orderedDiagnostics.filter(\.isError).map(\.message)
    #expect(
      messages.contains("the figure 'fig-b' cannot be shown again: its chapter 'b' failed"))
    #expect(try output.read("a.html") == earlier)
  }

  @Test func aHugeFormulaIsRefusedInAFewWords() async throws {
    let formula = String(repeating: "x", count: 1_000_000)
    try book.write("# 甲\n\n$`\(formula)`$\n\n```math\n\(formula)\n```\n", to: "a.md")
    let diagnostics = await build().orderedDiagnostics
    #expect(diagnostics.map(\.location.line) == [3, 6])
    #expect(
      diagnostics[0].message
        == "this formula is too large: it has 1000000 bytes, and 8000 are allowed")
    var renderer = DiagnosticRenderer()
    for diagnostic in diagnostics { #expect(renderer.text(of: diagnostic).utf8.count < 600) }
  }

  @Test(arguments: [1, 50, 400, 799])
  func ofALongLineThePieceAroundThePlaceIsShown(column: Int) throws {
    let line = String(repeating: "abcdefgh", count: 100)
    try book.write(line + "\n", to: "long.md")
    var renderer = DiagnosticRenderer()
    let place = SourceLocation(path: book.path("long.md"), line: 1, column: column)
    let lines = renderer.text(of: Diagnostic(.chapterEmpty, at: place, "x")).split(separator: "\n")
    try #require(lines.count == 3)
    #expect(lines[1].count <= 340)
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let shown = lines[1][
      lines[1].index(
        lines[1].startIndex, offsetBy: lines[2].distance(from: lines[2].startIndex, to: caret))]
    #expect(shown == Array("abcdefgh")[(column - 1) % 8])
  }
}
