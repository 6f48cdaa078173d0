import BookBuild
import BookDocument
import BookRenderers
import CellRunner
import Foundation
import RunStore
import TestSupport
import Testing

/// What pages say about where they come from.
@Suite struct ProvenanceTests {
  private let book = TestFolder()
  private let output = TestFolder()

  private func write(value: Int = 7, prose: String = "文字。") throws {
    try book.write("title: 书\n", to: "book.yml")
    try book.write("claims:\n  - {id: a, section: 1, sentence: 三大于二。}\n", to: "claims.yml")
    try book.write(
      """
      # 章

      \(prose)三大于二。[](#claim-a)

      ```swift
      struct Model { var seed: Int }
      var model = Model(seed: \(value))
      model.seed = 1_000
      verify("a", "差 </script><b>", atLeast: 1) { 3 - 2 } control: { 2 - 2 }
      model.seed
      ```
      """, to: "a.md")
    try book.write("# 无码\n\n没有代码。\n", to: "b.md")
  }

  private var options: BookBuilder.Options {
    BookBuilder.Options(bookDirectory: book.path, outputDirectory: output.path, jobs: 2)
  }

  private func facts(of page: String) async throws -> PageProvenance {
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    #expect(report.succeeded)
    return try #require(ProvenanceHTML.provenance(in: output.read(page)))
  }

  @Test func aPageNamesItsSourcesCompilerSeedsAndProofs() async throws {
    try write()
    let facts = try await facts(of: "a.html")
    let source = try #require(FileManager.default.contents(atPath: book.path("a.md")))
    #expect(facts.source.file == "a.md")
    #expect(facts.source.sha256 == ContentHash(of: Array(source)).description)
    #expect(
      facts.modules.map(\.name) == [
        "BookLanguage", "CellRecords", "Figures", "Notebook", "Platform",
      ])
    #expect(facts.toolchain?.hasPrefix("Swift version 6") == true)
    #expect(facts.seeds == [7, 1000])
    #expect(
      facts.proofs == [
        .init(claims: ["a"], measure: "差 </script><b>", value: 1, bound: 1, holds: true)
      ])
    let record = Array(try output.read("records/a.json").utf8)
    #expect(facts.results == ContentHash(of: record).description)
    let page = try output.read("a.html")
    #expect(!page.contains("</script><b>"))
    #expect(page.contains("随机种子 7、1000"))
  }

  @Test func aPageWithoutCodeNamesNoCompiler() async throws {
    try write()
    let facts = try await facts(of: "b.html")
    #expect(facts.toolchain == nil && facts.library == nil && facts.results == nil)
    #expect(facts.source.file == "b.md")
  }

  @Test func aPageIsConfirmedByTheSourcesThatMadeIt() async throws {
    try write()
    _ = try await facts(of: "a.html")
    let verifier = PageVerifier(options, progress: SilentProgress())
    let (_, verdict) = await verifier.verify(page: output.path("a.html"))
    #expect(verdict.findings == [])
    #expect(verdict.proofs == 1)
    let (_, other) = await verifier.verify(page: output.path("b.html"))
    #expect(other.isConfirmed)
  }

  @Test func whatHasChangedIsNamed() async throws {
    try write()
    _ = try await facts(of: "a.html")
    let verifier = PageVerifier(options, progress: SilentProgress())

    try write(prose: "别的文字。")
    let (_, prose) = await verifier.verify(page: output.path("a.html"))
    #expect(prose.findings.count == 2)
    #expect(prose.findings.first?.hasPrefix("a.md: ") == true)

    try write(value: 8)
    let (_, seed) = await verifier.verify(page: output.path("a.html"))
    #expect(seed.findings.contains("seeds: 7, 1000 → 8, 1000"))

    try write()
    let page = try output.read("a.html")
    try output.write(
      page.replacingOccurrences(of: "1000</samp>", with: "1001</samp>"), to: "a.html")
    let (_, forged) = await verifier.verify(page: output.path("a.html"))
    #expect(forged.findings.count == 1)
    #expect(forged.findings.first?.hasPrefix("the page's text differs") == true)

    let forgedFacts = page.replacingOccurrences(of: "\"value\":1", with: "\"value\":2")
    try output.write(forgedFacts, to: "a.html")
    let (_, facts) = await verifier.verify(page: output.path("a.html"))
    #expect(
      facts.findings == ["proof a 差 </script><b>: 2.0, bound 1.0, holds → 1.0, bound 1.0, holds"])

    // A second entry of a module, which no list of differences compares.
    let module = try #require(page.firstMatch(of: #/"modules":\[(\{[^}]*\})/#))
    let another = module.1.replacing(#/"sha256":"./#, with: "\"sha256\":\"x")
    try output.write(page.replacing(module.0, with: "\(module.0),\(another)"), to: "a.html")
    let (_, doubled) = await verifier.verify(page: output.path("a.html"))
    #expect(doubled.findings.map { $0.prefix(24) } == ["the page's text differs,"])
  }

  @Test func whatIsNoPageOfAChapterIsRefused() async throws {
    try write()
    _ = try await facts(of: "a.html")
    let verifier = PageVerifier(options, progress: SilentProgress())
    for name in ["index.html", "claims.html", "theme.css"] {
      let (_, verdict) = await verifier.verify(page: output.path(name))
      #expect(verdict.findings == ["\(name) does not say which chapter made it"])
    }
    let (_, missing) = await verifier.verify(page: output.path("c.html"))
    #expect(missing.findings.count == 1)
  }
}
