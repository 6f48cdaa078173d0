import BookDocument
import CellRecords
import Foundation
import SystemPackage
import Testing

@testable import RunStore

/// The sources behind a page, read from the compiler's notes of a build that is made up.
@Suite struct LibraryFilesTests {
  private func hash(_ change: (CacheFixture) throws -> Void) throws -> String {
    let fixture = try CacheFixture()
    let sources = fixture.root + "-sources"
    defer { try? FileManager.default.removeItem(atPath: sources) }
    let folder = try #require(FilePath(sources).lastComponent?.string)
    try fixture.write("a", to: "../\(folder)/A.swift")
    try fixture.write("b", to: "../\(folder)/my b/B.c")
    try fixture.write("generated", to: "Notebook.build/Generated.swift")
    try fixture.write(
      "o : \(sources)/my\\ b/B.c \(sources)/A.swift /usr/include/stdio.h "
        + "\(fixture.root)/Notebook.build/Generated.swift \(fixture.root)/Modules/X.swiftmodule\n",
      to: "Notebook.build/Notebook.d")
    try change(fixture)
    let reader = ProvenanceReader(
      products: BuildProducts(directory: fixture.root), cache: fixture.folder)
    let modules = reader.modules(of: fixture.chapter, in: fixture.book)
    #expect(modules.map(\.name) == ["Notebook"])
    return modules.map(\.sources.description).joined()
  }

  @Test func theSameSourcesHaveTheSameHashInEveryFolder() throws {
    let one = try hash { _ in }
    let other = try hash { _ in }
    #expect(one == other)
  }

  @Test func onlySourcesCount() throws {
    let original = try hash { _ in }
    let rebuilt = try hash { fixture in
      try fixture.write("another object", to: "Notebook.build/Notebook.o")
      try fixture.write("other", to: "Notebook.build/Generated.swift")
    }
    #expect(rebuilt == original)
    let edited = try hash { fixture in
      let folder = try #require(FilePath(fixture.root + "-sources").lastComponent?.string)
      try fixture.write("edited", to: "../\(folder)/my b/B.c")
    }
    #expect(edited != original)
  }

  @Test(
    arguments: [
      ("let c = Configuration(size: 1, seed: 7)", [7]), ("x.seed = 1_000", [1000]),
      ("let seed = 3", [3]), ("f(seed: 2); f(seed: 2)", [2]), ("f(dropoutSeed: 4)", [4]),
      ("f(seed: other)", []), ("f(speed: 9)", []), ("f(7)", []),
    ] as [(String, [Int])])
  func seedsThatTheCodeStatesAreFound(code: String, seeds: [Int]) throws {
    let fixture = try CacheFixture()
    fixture.code = [code]
    #expect(StatedSeeds.seeds(in: fixture.chapter, trees: SwiftTrees()) == seeds)
  }
}
