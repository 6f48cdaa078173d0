import BookBuild
import BookRenderers
import Foundation
import TestSupport
import Testing

/// All editions of one build.
@Suite struct EditionTests {
  /// All forms but the printed one, which needs a browser.
  private static let formats = Set(Renderers.formats).subtracting([PrintRenderer.format])

  private func build(
    _ book: String, formats: Set<String> = Self.formats
  ) async throws -> (TemporaryFolder, BuildReport) {
    let output = TemporaryFolder()
    var options = BookBuilder.Options(
      bookDirectory: Repository.path(book), outputDirectory: output.path, jobs: 2)
    options.formats = formats
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    #expect(report.diagnostics.filter(\.isError) == [])
    return (output, report)
  }

  @Test func theEditionsOfASmallBookAreWhatIsExpected() async throws {
    let (output, report) = try await build("Tests/EditionBook")
    var found: [String: String] = [:]
    for built in report.chapters {
      for format in [OutputFormat.text, .markdown, .ipynb] {
        let name = format.fileName(of: built.chapter.slug)
        let text = try output.read(name)
        // The colours of drawings are the theme's.
        found[(name as NSString).lastPathComponent] =
          text.replacing(/<style>.*?"<\/style>/.dotMatchesNewlines(), with: "<style></style>")
      }
    }
    let kept = found.filter { !$0.key.hasSuffix("ipynb") }
    try Snapshot.expect(kept, in: Repository.path("Tests/EditionBook/expected"))
    #expect(found.count == 6)
  }

  @Test(arguments: ["Tests/EditionBook", "chapters"])
  func everyEditionHasTheSameFiguresTablesAndNumbers(book: String) async throws {
    let (output, report) = try await build(book)
    #expect(!report.chapters.isEmpty)
    for built in report.chapters {
      let slug = built.chapter.slug
      let comparison = EditionComparison(
        html: try output.read(OutputFormat.html.fileName(of: slug)),
        text: try output.read(OutputFormat.text.fileName(of: slug)),
        markdown: try output.read(OutputFormat.markdown.fileName(of: slug)),
        notebook: try output.read(OutputFormat.ipynb.fileName(of: slug)))
      #expect(!comparison.figures.isEmpty)
      comparison.check(slug)
    }
  }

  @Test func onlyTheFormatsThatAreAskedForAreWritten() async throws {
    let (output, _) = try await build("Tests/EditionBook", formats: [.text])
    let names = try FileManager.default.contentsOfDirectory(atPath: output.path)
    #expect(names == ["text"])
    let again = try await build("Tests/EditionBook", formats: [.html])
    #expect(!FileManager.default.fileExists(atPath: again.0.path("text")))
  }

  @Test(.enabled("python3 with the package nbformat is not here") { await Python.hasNotebooks })
  func notebooksAreValid() async throws {
    let (output, report) = try await build("Tests/EditionBook")
    for built in report.chapters {
      let path = output.path(OutputFormat.ipynb.fileName(of: built.chapter.slug))
      let check = "import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], 4))"
      #expect(try Python.run(["-c", check, path]) == 0)
    }
  }
}

/// The interpreter of the machine, where it is there.
private enum Python {
  static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  static var hasNotebooks: Bool {
    get async { (try? run(["-c", "import nbformat"])) == 0 }
  }
}
