import BookBuild
import BookDocument
import BookLanguage
import BookRenderers
import Foundation
import TestSupport
import Testing

/// A book in English has no Chinese anywhere: every word of the tool is the language's.
@Suite struct EnglishBookTests {
  private static let formats = Set(Renderers.formats).subtracting([PrintRenderer.format])

  private func build(_ book: String) async -> (TestFolder, BuildReport) {
    let output = TestFolder()
    let options = BookBuilder.Options(
      bookDirectory: Repository.path(book), outputDirectory: output.path, jobs: 2,
      formats: Self.formats)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    #expect(report.orderedDiagnostics == [])
    return (output, report)
  }

  /// Chinese characters and punctuation, each with what stands around it.
  private func chinese(in text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.filter { scalars[$0].isChinese }.map { place in
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: scalars[max(0, place - 20)..<min(scalars.count, place + 20)])
      return String(piece)
    }
  }

  @Test func noFileOfAnyFormHasAChineseCharacter() async throws {
    let (output, report) = await build("Tests/Books/english")
    #expect(report.chapters.count == 2)
    let names = FileManager.default.enumerator(atPath: output.path)?.compactMap { $0 as? String }
    let files = (names ?? []).filter { $0.contains(".") && !$0.hasSuffix(".png") }.sorted()
    for ending in [".html", ".txt", ".md", ".ipynb", ".json", ".css", ".js"] {
      #expect(files.contains { $0.hasSuffix(ending) }, "\(ending)")
    }
    for file in files {
      let text = try output.read(file)
      #expect(chinese(in: text) == [], "\(file)")
    }
  }

  @Test func noFigureSpeaksChinese() async throws {
    let (_, report) = await build("Tests/Books/english")
    let figures = report.chapters.flatMap { built in
      built.chapter.cells.flatMap { built.run.figures(ofCell: $0.index) }
    }
    #expect(Set(figures.map(\.kind)) == ["LineChart", "Heatmap"])
    for figure in figures {
      for text in [figure.text, figure.alternativeText] + (figure.drawing?.pieces ?? []) {
        #expect(!text.isEmpty)
        #expect(chinese(in: text) == [], "\(figure.kind)")
      }
    }
  }

  @Test func theEditionsAreWhatIsExpected() async throws {
    let (output, _) = await build("Tests/Books/english")
    var found: [String: String] = [:]
    for slug in ["01-parts", "02-proofs"] {
      for file in ["text/\(slug).txt", "markdown/\(slug).md", "ipynb/\(slug).ipynb"] {
        let name = String(file.split(separator: "/")[1])
        // The colours of drawings are the theme's.
        found[name] = try output.read(file)
          .replacing(/<style>.*?"<\/style>/.dotMatchesNewlines(), with: "<style></style>")
      }
    }
    found["claims.html"] = try Page.main(of: output.read("claims.html"))
    try Snapshot.expect(found, in: Repository.path("Tests/Books/english/expected-editions"))
  }

  /// The example of a book with another library, which a package of its own builds: what the tool
  /// itself adds to its chapters.
  @Test func theChaptersOfTheExampleAreReadAsEnglish() throws {
    let directory = Repository.path("Examples/SortingBook/chapters")
    let settings = try String(contentsOfFile: "\(directory)/book.yml", encoding: .utf8)
    #expect(settings.contains("language: en"))
    let sources = ["chapters", "Sources"].flatMap { folder in
      Repository.files(in: "Examples/SortingBook/\(folder)")
    }
    for file in sources {
      #expect(chinese(in: try Repository.text(of: file)) == [], "\(file)")
    }
  }
}
