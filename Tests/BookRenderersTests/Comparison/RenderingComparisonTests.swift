import BookLanguage
import Foundation
import Testing

/// The HTML of a chapter's prose is cmark-gfm's own, but for what the named rules say.
@Suite struct RenderingComparisonTests {
  private static let examples: [String] = {
    let url = Bundle.module.url(
      forResource: "commonmark-0.29-examples", withExtension: "json", subdirectory: "Fixtures")
    let data = url.flatMap { try? Data(contentsOf: $0) } ?? Data()
    return (try? JSONDecoder().decode([String].self, from: data)) ?? []
  }()

  @Test func theExamplesOfCommonMarkDifferOnlyByRule() {
    #expect(Self.examples.count == 649)
    let counts = compare(Self.examples, title: "649 examples of CommonMark 0.29")
    // The examples have no Chinese, and nothing that only chapters know.
    let chapterRules: [RenderingRule] = [.softBreak, .emphasis, .cell, .value, .formula]
    #expect(chapterRules.allSatisfy { counts[$0] == nil })
  }

  @Test func aGeneratedCorpusDiffersOnlyByRule() {
    var generator = SnippetGenerator(seed: 6)
    let documents = (0..<1_200).map { _ in generator.document() }
    let counts = compare(documents, title: "1200 generated documents")
    // A rule that never applied would not have been tested.
    #expect(RenderingRule.allCases.filter { counts[$0] == nil } == [])
  }

  /// What only Chinese text has changes nothing in a book of another language.
  @Test func inEnglishNoLineIsJoinedAndEmphasisIsThatOfCommonMark() {
    var generator = SnippetGenerator(seed: 7)
    let documents = (0..<600).map { _ in generator.document() }
    let counts = compare(documents, in: .english, title: "600 generated documents in English")
    let chineseRules: [RenderingRule] = [.softBreak, .emphasis]
    #expect(RenderingRule.allCases.filter { counts[$0] == nil } == chineseRules)
  }

  @Test(arguments: [
    ("中文\nword", "中文 word"), ("**a**", "*a*"), ("# a", "## a"), ("[x](/a)", "[x](/b)"),
  ])
  func theComparisonFindsAnUnexplainedDifference(markdown: String, other: String) {
    #expect(RenderingComparison(markdown, against: ReferenceRendering(other)).difference != nil)
    #expect(RenderingComparison(markdown).difference == nil)
  }

  private func compare(
    _ documents: [String], in language: Language = .chinese, title: String
  ) -> [RenderingRule: Int] {
    var counts: [RenderingRule: Int] = [:]
    var different = 0
    for document in documents {
      let comparison = RenderingComparison(document, in: language)
      counts.merge(comparison.counts, uniquingKeysWith: +)
      if comparison.counts.isEmpty == false { different += 1 }
      if let difference = comparison.difference { Issue.record("\(difference)") }
    }
    print(
      "\(title): \(documents.count - different) exactly as cmark-gfm, \(different) differ by rule")
    for rule in RenderingRule.allCases { print("  \(counts[rule] ?? 0)  \(rule.rawValue)") }
    return counts
  }
}
