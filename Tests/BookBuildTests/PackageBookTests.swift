import BookBuild
import BookDocument
import BookLanguage
import Foundation
import TestSupport
import Testing

/// `init` in a package of an author: SwiftPM itself edits the manifest.
@Suite struct PackageBookTests {
  private let folder = TestFolder()

  private func write() async -> (steps: [PackageBook.Step], diagnostics: [Diagnostic]) {
    await PackageBook(
      in: folder.path("package"), target: "book", directory: "chapters", language: .english,
      tool: Repository.path("")
    ).write()
  }

  private static let manifest = """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "Words",
      targets: [
        .target(name: "Words")
      ])
    """

  @Test func aPackageGetsABookThatImportsItsModules() async throws {
    try folder.write(Self.manifest, to: "package/Package.swift")
    try folder.write("public let word = 1\n", to: "package/Sources/Words/Words.swift")
    let (steps, diagnostics) = await write()
    #expect(diagnostics == [])
    #expect(steps.count == 4)
    let manifest = try folder.read("package/Package.swift")
    #expect(manifest.contains(".product(name: \"BookCommand\""))
    #expect(manifest.contains("name: \"book\""))
    #expect(
      try folder.read("package/Sources/book/main.swift")
        == "import BookCommand\n\nawait BookTool.main()\n")
    let settings = try folder.read("package/chapters/book.yml")
    #expect(settings.contains("title: \"Words\"\n") && settings.contains("imports: [Words]"))
    #expect(try folder.read("package/chapters/01-start.md").hasPrefix("# 1. Start\n"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("package/Sources/book/book.swift")))
    #expect(await write().diagnostics.map(\.message) == ["the folder already exists"])
  }

  @Test func withoutAPackageNothingIsWritten() async {
    let (steps, diagnostics) = await write()
    #expect(steps.isEmpty)
    #expect(diagnostics.map(\.id) == [.fileNotFound])
  }

  @Test func aManifestThatCannotBeEditedStays() async throws {
    let broken = "// swift-tools-version: 6.2\nimport PackageDescription\nlet package = 1\n"
    try folder.write(broken, to: "package/Package.swift")
    let (_, diagnostics) = await write()
    #expect(diagnostics.map(\.id) == [.packageNotEdited])
    #expect(try folder.read("package/Package.swift") == broken)
  }
}
