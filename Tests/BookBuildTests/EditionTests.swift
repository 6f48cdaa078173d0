import BookBuild
import BookRenderers
import Foundation
import TestSupport
import Testing

/// All editions of one build.
@Suite struct EditionTests {
  /// All forms but the printed one, which needs a browser.
  private static let formats = Set(Renderers.formats).subtracting([PrintRenderer.format])

  /// The files of a chapter besides its page, by their names.
  private static func files(of slug: String) -> [String: String] {
    [
      "\(slug).txt": "text/\(slug).txt", "\(slug).md": "markdown/\(slug).md",
      "\(slug).ipynb": "ipynb/\(slug).ipynb",
    ]
  }

  private func build(
    _ book: String, formats: Set<String> = Self.formats
  ) async throws -> (TestFolder, BuildReport) {
    let output = TestFolder()
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
    for slug in report.chapters.map(\.chapter.slug) {
      for (name, place) in Self.files(of: slug) {
        // The colours of drawings are the theme's.
        found[name] = try output.read(place)
          .replacing(/<style>.*?"<\/style>/.dotMatchesNewlines(), with: "<style></style>")
      }
    }
    try Snapshot.expect(found, in: Repository.path("Tests/EditionBook/expected"))
  }

  @Test(arguments: [
    ("Tests/EditionBook", "，再看一次。"), ("chapters", "，再看一次。"),
    ("Tests/Books/english", ", shown again."),
  ])
  func everyEditionHasTheSameFiguresTablesAndNumbers(book: String, again: String) async throws {
    let (output, report) = try await build(book)
    var figures = 0
    for built in report.chapters {
      let slug = built.chapter.slug
      let comparison = EditionComparison(
        html: try output.read("\(slug).html"),
        text: try output.read("text/\(slug).txt"),
        markdown: try output.read("markdown/\(slug).md"),
        notebook: try output.read("ipynb/\(slug).ipynb"), again: again)
      figures += comparison.figures.count
      comparison.check(slug)
    }
    let ran = report.chapters.flatMap { built in
      built.chapter.cells.flatMap { $0.options.output ? built.run.figures(ofCell: $0.index) : [] }
    }
    #expect(figures == ran.count && figures > 0)
  }

  @Test func onlyTheFormatsThatAreAskedForAreWritten() async throws {
    let (output, _) = try await build("Tests/EditionBook", formats: ["text"])
    let names = try FileManager.default.contentsOfDirectory(atPath: output.path)
    #expect(names.sorted() == [".book-files", "text"])
    let again = try await build("Tests/EditionBook", formats: ["html"])
    #expect(!FileManager.default.fileExists(atPath: again.0.path("text")))
  }

  @Test(.enabled("python3 with the package nbformat is not here") { await Python.hasNotebooks })
  func notebooksAreValid() async throws {
    let (output, report) = try await build("Tests/EditionBook")
    for built in report.chapters {
      let path = output.path("ipynb/\(built.chapter.slug).ipynb")
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
