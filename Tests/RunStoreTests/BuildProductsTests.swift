import BookDocument
import Foundation
import Testing

@testable import RunStore

@Suite struct BuildProductsTests {
  /// The cache's key names targets of the manifest: one that was renamed would silently leave it.
  @Test(arguments: LinkedFiles.toolTargets)
  func theBuildHasObjectsOfEachTargetInTheCacheKey(target: String) {
    let objects = BuildProducts.ofRunningExecutable.objectFiles(of: target)
      .filter { $0.hasSuffix(".o") }
    #expect(!objects.isEmpty, "no target is called '\(target)'")
  }

  /// SwiftPM leaves the object of a source that was deleted.
  @Test func theObjectOfADeletedSourceIsNotLinked() throws {
    let fixture = try CacheFixture()
    for name in ["Kept.swift.o", "Kept.d", "Gone.swift.o", "Gone.d", "plain.c.o", "Notebook.d"] {
      try fixture.write("", to: "Notebook.build/\(name)")
    }
    try fixture.write("/src/Kept.swift\n/src/Notebook.swift\n", to: "Notebook.build/sources")
    let files = BuildProducts(directory: fixture.root).objectFiles(of: "Notebook")
    let names = Set(files.map { String($0.dropFirst(fixture.root.count + 16)) })
    #expect(
      names == ["Kept.swift.o", "Kept.d", "plain.c.o", "Notebook.d", "Notebook.o", "sources"])
  }

  /// A note that was written before the compiler's flags changed is not written again.
  @Test func aDeletedSourceThatAnOldNoteNamesIsNotHashed() throws {
    let fixture = try CacheFixture()
    try fixture.write(
      "Kept.o : /src/Kept.swift /src/Gone.swift /src/it's\\ new.swift /src/shape.h\n",
      to: "Notebook.build/Kept.d")
    try fixture.write(
      "/src/Kept.swift\n'/src/it'\\''s new.swift'\n", to: "Notebook.build/sources")
    let files = BuildProducts(directory: fixture.root).sourceFiles(of: "Notebook")
    #expect(files == ["/src/Kept.swift", "/src/it's new.swift", "/src/shape.h"])
  }

  /// The compiler notes absolute paths; a command that was moved together with its modules finds them
  /// where they are now.
  @Test func modulesThatWereMovedAreFound() throws {
    let fixture = try CacheFixture()
    try fixture.write("interface", to: "Modules/Figures.swiftmodule")
    try fixture.write("object", to: "Figures.build/Figures.o")
    try fixture.write(
      "Notebook.o : /elsewhere/debug/Modules/Figures.swiftmodule /usr/lib/Swift.swiftmodule\n",
      to: "Notebook.build/Notebook.d")
    let linkage = BuildProducts(directory: fixture.root).linkage(of: ["Notebook"])
    #expect(Set(linkage.modules) == ["Notebook", "Figures"])
    #expect(linkage.objects.allSatisfy { $0.hasPrefix(fixture.root) })
    #expect(linkage.objects.count == 2)
  }

  @Test func whatWasLeftBehindIsNamed() throws {
    let fixture = try CacheFixture()
    let products = BuildProducts(directory: fixture.root)
    let library = "\(fixture.root)/Modules/Notebook.swiftmodule"
    try fixture.write("interface", to: "Modules/Notebook.swiftmodule")
    try fixture.write(
      "Notebook.o : \(fixture.root)/Kernels.build/module.modulemap\n",
      to: "Notebook.build/Notebook.d")
    try fixture.write(
      "module Kernels {\n  umbrella header \"/elsewhere/Kernels.h\"\n  header \"own.h\"\n}\n",
      to: "Kernels.build/module.modulemap")
    try fixture.write("", to: "Kernels.build/own.h")
    #expect(products.missingFiles(of: ["Notebook"]) == ["/elsewhere/Kernels.h"])
    try FileManager.default.removeItem(atPath: library)
    #expect(products.missingFiles(of: ["Notebook"]) == [library])
    #expect(BuildProducts.ofRunningExecutable.missingFiles(of: ["Transformer"]).isEmpty)
  }

  @Test func aToolchainIsTheFirstOnTheSearchPath() throws {
    let fixture = try CacheFixture()
    let path = "\(fixture.root)/empty:\(fixture.root)/usr/bin"
    #expect(try Toolchain(searchPath: path).compiler.string == "\(fixture.root)/usr/bin/swiftc")
    #expect(throws: Toolchain.NotFoundError.self) {
      _ = try Toolchain(searchPath: "\(fixture.root)/empty").compiler
    }
    #expect(Toolchain(searchPath: path).identity != Toolchain(searchPath: "").identity)
  }
}
