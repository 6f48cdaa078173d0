import BookBuild
import Foundation
import TestSupport
import Testing

@Suite struct ProblemMatcherTests {
  private struct Matchers: Decodable {
    struct Matcher: Decodable {
      struct Pattern: Decodable {
        let regexp: String
        let file: Int
        let line: Int
        let column: Int
        let severity: Int
        let message: Int
      }

      let pattern: [Pattern]
    }

    let problemMatcher: [Matcher]
  }

  /// GitHub reads the command's text by this file's pattern: each problem once, and nothing else.
  @Test func thePatternFindsEveryProblem() async throws {
    let data = try Data(
      contentsOf: URL(fileURLWithPath: Repository.path("docs/github/problem-matcher.json")))
    let matchers = try JSONDecoder().decode(Matchers.self, from: data)
    let pattern = try #require(matchers.problemMatcher.first?.pattern.first)
    let regex = try Regex(pattern.regexp)
    let scenario = try #require(Scenario.all.first { $0.name == "broken-cells" })
    let built = await scenario.built
    #expect(!built.problems.isEmpty)
    for (problem, diagnostic) in zip(built.problems, built.report.orderedDiagnostics) {
      let found = problem.text.split(separator: "\n").compactMap { try? regex.wholeMatch(in: $0) }
      #expect(found.count == 1, "\(problem.text)")
      guard let match = found.first else { continue }
      func text(_ group: Int) -> String { match.output[group].substring.map(String.init) ?? "" }
      #expect(scenario.directory.hasSuffix(text(pattern.file).split(separator: "/")[2]))
      #expect(text(pattern.line) == "\(diagnostic.location.line)")
      #expect(text(pattern.severity) == diagnostic.severity.rawValue)
      #expect(text(pattern.message) == diagnostic.message)
    }
  }
}
