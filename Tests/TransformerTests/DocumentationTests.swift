import Foundation
import Testing

/// The documentation shows the code that runs.
@Suite("Documentation")
struct DocumentationTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func theFirstCodeOfTheLibrarysPageIsTheReferenceAttention() throws {
    let page = try DocumentationTests.text("docs/TRANSFORMER.md")
    let source = try DocumentationTests.text(
      "Sources/Transformer/Layers/ReferenceAttention.swift")
    let fence = try #require(page.range(of: "```swift\n"))
    let end = try #require(page[fence.upperBound...].range(of: "```"))
    let shown = page[fence.upperBound..<end.lowerBound]
    #expect(shown.contains("public func referenceAttention("))
    #expect(source.contains(shown), "docs/TRANSFORMER.md differs from ReferenceAttention.swift")
  }
}
