import BookBuild
import BookDocument
import TestSupport
import Testing

/// The compiler's own limits, which a book can set.
@Suite struct CompilerLimitTests {
  @Test func aCompilerThatHoldsMoreThanTheBookAllowsIsStopped() async throws {
    let folder = TestFolder()
    let output = TestFolder()
    try folder.write(
      "title: Compiler\nlanguage: en\nimports: []\nlimits: {compiler: 100}\n", to: "book.yml")
    // It takes the compiler seconds, in which also a busy machine looks at it.
    let numbers = (0..<40_000).map(String.init).joined(separator: ", ")
    try folder.write("# A\n\n```swift\nlet numbers = [\(numbers)]\n```\n", to: "a.md")
    let options = BookBuilder.Options(
      bookDirectory: folder.path, outputDirectory: output.path, jobs: 1)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    // What it was busy with is chance.
    let errors = report.diagnostics.filter(\.isError)
    #expect(errors.map(\.id) == [.programNotBuilt])
    #expect(errors.first?.message.hasPrefix("the compiler held more than 100 MB of memory") == true)
    #expect(errors.first?.rule?.contains("the book's limits") == true)
  }
}
