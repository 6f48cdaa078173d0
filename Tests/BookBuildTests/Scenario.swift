import BookBuild
import BookDocument
import CellRecords
import CellRunner
import Foundation
import TestSupport
import Testing

/// A tiny real book under `Tests/Books` with what it must give under its folder `expected`.
///
/// `expected/diagnostics.txt` holds what the build says, `expected/<chapter>.html` what stands in
/// the page's `main`. With `RECORD_SNAPSHOTS=1` they are written, and the test fails once.
struct Scenario: Sendable, CustomTestStringConvertible {
  let name: String
  var testDescription: String { name }

  /// All scenarios; none found fails the test that asks.
  static let all: [Scenario] = {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: Repository.path("Tests/Books")))
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted().map(Scenario.init(name:))
  }()

  var directory: String { Repository.path("Tests/Books/\(name)") }
  private var expected: String { "\(directory)/expected" }

  private static let limits: Set<DiagnosticID> = [
    .cellTimeLimit, .chapterTimeLimit, .memoryLimit, .outputLimit,
  ]

  /// Where exactly a process was when it came to a limit is chance, and so is whether a busy machine
  /// still found out: the place is not compared.
  private static func withoutChance(_ diagnostic: Diagnostic) -> Diagnostic {
    guard limits.contains(diagnostic.id) else { return diagnostic }
    var steady = diagnostic
    steady.location.line = 1
    steady.location.column = 1
    steady.notes = []
    return steady
  }

  /// Builds the book and compares everything that came out with what is expected.
  func check() async throws {
    let output = TemporaryFolder()
    let options = BookBuilder.Options(
      bookDirectory: directory, outputDirectory: output.path, jobs: 2)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    var renderer = DiagnosticRenderer()
    var found: [String: String] = [:]
    let said = report.orderedDiagnostics.map {
      renderer.text(of: Self.withoutChance($0)) + "\n"
    }.joined()
    if !said.isEmpty {
      found["diagnostics.txt"] = said.replacingOccurrences(of: Repository.path(""), with: "")
    }
    for chapter in report.chapters {
      let page = "\(chapter.chapter.slug).html"
      found[page] = try Page.main(of: String(contentsOfFile: output.path(page), encoding: .utf8))
    }
    try Snapshot.expect(found, in: expected)
    try Self.inspectPages(in: output.path)
    #expect(report.succeeded == !said.contains(": error: "))
  }

  /// Every page that came out is safe to open and can be used by everybody.
  private static func inspectPages(in folder: String) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasSuffix(".html") {
      let page = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      #expect(PageInspection(page).problems == [], "\(name)")
    }
  }
}
