import Foundation
import Testing

@testable import RunStore

@Suite struct DependencyFileTests {
  @Test(
    arguments: [
      ("a.o : /b/Notebook.swiftmodule /c/x.swift\n", ["/b/Notebook.swiftmodule"]),
      (
        "a.o : /b/A.swiftmodule\nb.o : /b/A.swiftmodule\nc.o : /b/B.swiftmodule /b/A.swiftmodule",
        ["/b/A.swiftmodule", "/b/B.swiftmodule"]
      ),
      ("a.o : /my\\ book/A.swiftmodule /c.h\n", ["/my book/A.swiftmodule"]),
      ("a.o : /b/module.modulemap  /b/module.modulemap \n\n", ["/b/module.modulemap"]),
      ("/module/a.o : /c/x.swift\n", []), ("", []), ("no rule at all", []),
    ] as [(String, Set<String>)])
  func modulesAreFoundAmongTheDependencies(text: String, modules: Set<String>) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(DependencyFile.modules(in: path) == modules)
  }

  @Test func aMissingFileNamesNone() {
    #expect(DependencyFile.modules(in: "/nowhere/a.d").isEmpty)
  }
}
