import TestSupport
import Testing

@testable import BookRenderers

@Suite struct SynonymTests {
  private static let index = SearchIndex(
    [
      SearchEntry(page: "a.html", anchor: "mask", kind: .section, title: "因果掩码", text: "挡住后文"),
      SearchEntry(page: "a.html", anchor: "forced", kind: .section, title: "教师强制", text: ""),
      SearchEntry(page: "b.html", anchor: "other", kind: .section, title: "a teacher", text: ""),
      SearchEntry(
        page: "glossary.html", anchor: "term-因果掩码", kind: .term,
        title: "因果掩码 · causal mask · 遮罩", text: "让每一步只看到前面。"),
    ],
    synonyms: [["因果掩码", "causal mask", "遮罩"], ["教师强制", "teacher forcing"]])

  @Test(arguments: [
    ("遮罩", ["term-因果掩码", "mask"]),
    ("Causal Mask", ["term-因果掩码", "mask"]),
    ("遮罩 后文", ["mask"]),
    ("teacher forcing", ["forced"]),
    ("teacher", ["other"]),
    ("causal forcing", []),
  ])
  func anotherNameOfAWordFindsWhatSpeaksOfIt(query: String, anchors: [String]) throws {
    let found = try BookSearcher(Self.index.files).results(for: query)
    #expect(found.map(\.anchor) == anchors)
  }
}
