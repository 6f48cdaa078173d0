import BookBuild
import BookDocument
import Foundation
import TestSupport
import Testing

/// A tiny real book under `Tests/Books` with what it must give under its folder `expected`.
///
/// `expected/diagnostics.txt` holds what the build says, `expected/<chapter>.html` what stands in
/// the page's `main`.
struct Scenario: Sendable, Hashable, CustomTestStringConvertible {
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

  /// A scenario that was built into a folder of its own.
  struct Built: Sendable {
    let report: BuildReport
    let output: TestFolder

    /// Each problem as the command reports it, with its kind; paths start at the checkout.
    var problems: [(id: DiagnosticID, text: String)] {
      var renderer = DiagnosticRenderer()
      return report.orderedDiagnostics.map { diagnostic in
        let text = renderer.text(of: Scenario.withoutChance(diagnostic))
        return (diagnostic.id, text.replacing(Repository.path(""), with: ""))
      }
    }
  }

  /// The book, built once, whatever number of tests ask for it.
  var built: Built { get async { await ScenarioBuilds.shared.build(of: self) } }

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

  /// Compares everything that came out with what is expected.
  func check() async throws {
    let built = await built
    var found: [String: String] = [:]
    let said = built.problems.map { $0.text + "\n" }.joined()
    if !said.isEmpty { found["diagnostics.txt"] = said }
    for chapter in built.report.chapters {
      let page = "\(chapter.chapter.slug).html"
      found[page.replacing("/", with: "-")] = try Page.main(of: built.output.read(page))
    }
    try Snapshot.expect(found, in: expected)
    try Self.inspectPages(in: built.output.path)
    #expect(built.report.succeeded == !said.contains(": error: "))
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

/// The scenarios that tests have asked for.
private actor ScenarioBuilds {
  static let shared = ScenarioBuilds()
  private var builds: [Scenario: Task<Scenario.Built, Never>] = [:]

  func build(of scenario: Scenario) async -> Scenario.Built {
    if let build = builds[scenario] { return await build.value }
    let build = Task {
      let output = TestFolder()
      let options = BookBuilder.Options(
        bookDirectory: scenario.directory, outputDirectory: output.path, jobs: 2)
      let report = await BookBuilder(options, progress: SilentProgress()).build()
      return Scenario.Built(report: report, output: output)
    }
    builds[scenario] = build
    return await build.value
  }
}
