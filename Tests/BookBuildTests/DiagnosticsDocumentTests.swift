import BookDocument
import Foundation
import TestSupport
import Testing

/// `docs/DIAGNOSTICS.md`: every kind of problem with what it means and an example from a scenario.
@Suite struct DiagnosticsDocumentTests {
  /// The kinds that no book alone can show, each with the reason.
  private static let withoutScenario: [DiagnosticID: String] = [
    .chapterUnknown: "it comes from the command line, `--only` or `run`.",
    .chapterExists: "it comes from `build-book new`.",
    .packageNotEdited: "it comes from `build-book init`.",
    .chapterListNotEditable: "it comes from `build-book new`.",
    .outputInsideBook: "it comes from the command line, `--output`.",
    .fileUnreadable: "it needs a file without permissions.",
    .fileTooLarge: "it needs a file of megabytes.",
    .fileNotWritable: "it needs an output folder without permissions, or a full disk.",
    .dataNotAFile: "it needs a link or a pipe in `data`.",
    .chapterOutsideBook: "it needs a link that leads out of the book.",
    .formulasUnavailable: "it needs a machine without KaTeX.",
    .pageLarge: "it needs a page of megabytes.",
    .buildSlow: "it depends on how fast the machine is.",
    .sliceDiffers: "it comes from `build-book serve`.",
    .programNotBuilt: "it needs a linker that fails.",
    .productsIncomplete: "it needs a command that was moved.",
    .compilerMismatch: "it needs another compiler than the library's.",
    .recordFormatMismatch: "it needs a library of another build.",
    .temporaryFolderFull: "it needs a full disk.",
    .chapterNotRun: "it needs a compiler or a temporary folder that cannot be used.",
    .chapterLost: "it comes from `build --on slurm`.",
    .themeUnusable: "it needs a damaged installation.",
    .pdfBrowserMissing: "it needs `--format pdf` on a machine without Chromium.",
    .pdfFailed: "it needs a Chromium that fails.",
    .chapterNamesAlike: "it needs a system of files that tells capitals apart.",
    .outputStale: "it needs an output folder of an earlier build.",
    .outputUnusable: "it comes from the command line, `--output`.",
    .cacheUnusable: "it comes from the command line, `--cache`.",
  ]

  @Test func everyKindHasASummaryOfOneSentence() {
    for id in DiagnosticID.allCases {
      #expect(id.summary.last == "." && id.summary.contains(" "), "\(id.rawValue)")
      #expect(!id.summary.dropLast().contains(". "), "\(id.rawValue)")
    }
    #expect(Set(DiagnosticID.allCases.map(\.summary)).count == DiagnosticID.allCases.count)
    #expect(Set(DiagnosticID.allCases.map(\.rawValue)).count == DiagnosticID.allCases.count)
  }

  @Test func theDocumentHasEveryKindWithAnExample() async throws {
    var examples: [DiagnosticID: String] = [:]
    for scenario in Scenario.all {
      for (id, text) in await scenario.built.problems {
        // The shortest is the easiest to read; of equals the first scenario's.
        if let known = examples[id], known.count <= text.count { continue }
        examples[id] = text
      }
    }
    let missing = DiagnosticID.allCases.filter { examples[$0] == nil }
    expectSame(
      Set(missing.map(\.rawValue)), Set(Self.withoutScenario.keys.map(\.rawValue)),
      "kinds without a scenario")
    let sections = DiagnosticID.allCases.map { id in
      let example =
        examples[id].map { "```text\n\($0)\n```" }
        ?? "No example: \(Self.withoutScenario[id] ?? "")"
      return
        "### `\(id.rawValue)`\n\n\(id.severity.rawValue.capitalized). \(id.summary)\n\n\(example)\n"
    }
    try Snapshot.expect(
      "\n" + sections.joined(separator: "\n") + "\n", from: "<!-- kinds -->\n",
      to: "<!-- end of kinds -->", in: Repository.path("docs/DIAGNOSTICS.md"))
  }

  /// What a program gets: one object a line, with everything that a person gets.
  @Test func theDocumentShowsWhatProgramsGet() async throws {
    let diagnostics = await Scenario(name: "half-width").built.report.orderedDiagnostics
    let first = try #require(diagnostics.first { $0.replacement != nil })
    let json = String(decoding: try JSONEncoder().encode(first), as: UTF8.self)
    let text = try JSONText.pretty(json).replacing(Repository.path(""), with: "")
    try Snapshot.expect(
      "\n```json\n\(text)\n```\n\n", from: "<!-- json -->\n", to: "<!-- end of json -->",
      in: Repository.path("docs/DIAGNOSTICS.md"))
  }

  @Test(arguments: Scenario.all)
  func aProgramReadsWhatWasReported(scenario: Scenario) async throws {
    for diagnostic in await scenario.built.report.orderedDiagnostics {
      let line = try JSONEncoder().encode(diagnostic)
      #expect(!line.contains(UInt8(ascii: "\n")))
      expectSame(try JSONDecoder().decode(Diagnostic.self, from: line), diagnostic)
      let object = try #require(
        JSONSerialization.jsonObject(with: line) as? [String: Any])
      #expect(object["id"] as? String == diagnostic.id.rawValue)
      #expect(object["severity"] as? String == diagnostic.severity.rawValue)
      let range = diagnostic.range
      #expect(
        (range.start.line, range.start.column) <= (range.endLine, range.endColumn),
        "\(diagnostic.id.rawValue) at \(diagnostic.location)")
    }
  }
}
