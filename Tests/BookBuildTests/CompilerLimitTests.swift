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
      "title: Compiler\nlanguage: en\nimports: []\nlimits: {compiler: 30}\n", to: "book.yml")
    // Types that double at each line keep the compiler busy until somebody looks, on a busy machine too.
    let types = (1...24).map { "typealias T\($0) = (T\($0 - 1), T\($0 - 1))\n" }.joined()
    try folder.write(
      "# A\n\n```swift\ntypealias T0 = (Int, Int)\n\(types)print(T24.self)\n```\n", to: "a.md")
    let options = BookBuilder.Options(
      bookDirectory: folder.path, outputDirectory: output.path, jobs: 1)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    // What it was busy with is chance.
    let errors = report.diagnostics.filter(\.isError)
    #expect(errors.map(\.id) == [.programNotBuilt])
    #expect(errors.first?.message.hasPrefix("the compiler held more than 30 MB of memory") == true)
    #expect(errors.first?.rule?.contains("the book's limits") == true)
  }
}
