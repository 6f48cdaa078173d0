import BookRenderers
import TestSupport
import Testing

/// The script of the pages, run as they run it.
@Suite struct SearchScriptTests {
  private static func entry(
    _ anchor: String, _ kind: SearchEntry.Kind, _ title: String, _ text: String = ""
  ) -> SearchEntry {
    SearchEntry(page: "a.html", anchor: anchor, kind: kind, title: title, text: text)
  }

  private static let index = SearchIndex([
    entry("", .page, "并行化训练", "这一章讲注意力。教师强制让所有时间步一起算，第 3 步不等第2步。"),
    entry("mask", .section, "因果掩码", "let mask = AttentionMask.causalMask(length: 5) 上三角都被遮住。"),
    entry("heads", .section, "多头注意力", "QK^\\top / \\sqrt{d_k}，每个头看别的东西，用同一个掩码。"),
    entry("fig", .figure, "图 6.2 因果掩码"),
    entry("attention", .section, "注意力", "权重之和为 1；100% 的力气。"),
    entry("proof-6.1-d", .claim, "论断 6.1-d 的证明", "打分的最大差。所有时间步可以同时计算。"),
    entry("proto", .section, "其他", "__proto__ constructor toString 𠀀𠀁"),
  ])

  private func places(_ query: String) throws -> [String] {
    try BookSearcher(Self.index.files).results(for: query).map(\.anchor)
  }

  @Test(arguments: [
    // Two neighbouring characters anywhere.
    ("力气", ["attention"]), ("时间", ["", "proof-6.1-d"]), ("三角", ["mask"]),
    // One character, in titles and texts.
    ("差", ["proof-6.1-d"]), ("头", ["heads"]),
    // A title that is the word itself, then one that has it, then texts.
    ("注意力", ["attention", "heads", ""]),
    ("因果掩码", ["mask", "fig"]),
    // Words by their beginning, middle, and camel-case parts; whatever the case.
    ("causalmask", ["mask"]), ("CausalM", ["mask"]), ("attentionmask", ["mask"]),
    ("sqrt", ["heads"]),
    // Ids of claims.
    ("6.1-d", ["proof-6.1-d"]), ("6.1-D 证明", ["proof-6.1-d"]),
    // Signs that no token has.
    ("\\top", ["heads"]), ("100%", ["attention"]), ("：", ["mask"]), ("{d_", ["heads"]),
    // Several words: each must be there.
    ("掩码 三角", ["mask"]), ("掩码 力气", []),
    // Spaces beside characters do not count, nor does the width of letters.
    ("第3步", [""]), ("第 2 步", [""]), ("ＱＫ", ["heads"]),
    // The pairs are all there, the word is not.
    ("步一起算所有", []), ("时间步等", []),
    // Names that mean something to the language of the script.
    ("__proto__", ["proto"]), ("constructor", ["proto"]), ("hasOwnProperty", []),
    ("𠀀𠀁", ["proto"]), ("", []), ("  ", []),
  ])
  func findsPlaces(query: String, anchors: [String]) throws {
    #expect(try places(query) == anchors)
  }

  @Test func titlesComeBeforeTextsAndPagesBeforeSections() throws {
    let index = SearchIndex([
      Self.entry("text", .section, "别的", "解码 解码 解码 解码 解码 解码 解码 解码"),
      Self.entry("section", .section, "解码的步骤"),
      Self.entry("", .page, "怎样解码"),
      Self.entry("part", .section, "再说", "decoder"),
      Self.entry("whole", .section, "又说", "decode"),
    ])
    let searcher = try BookSearcher(index.files)
    #expect(try searcher.results(for: "解码").map(\.anchor) == ["", "section", "text"])
    #expect(try searcher.results(for: "decode").map(\.anchor) == ["whole", "part"])
  }

  @Test func codeComesAfterEverythingElse() throws {
    let index = SearchIndex([
      Self.entry("code", .code, "mask", "mask mask mask"),
      Self.entry("text", .section, "别的", "a mask"),
    ])
    let found = try BookSearcher(index.files).results(for: "mask")
    #expect(found.map(\.anchor) == ["text", "code"])
  }

  @Test(arguments: [
    ("所有时间步为什么能并行", ["", "proof-6.1-d"]), ("力气从哪里来", []), ("斑马线怎么画", []),
  ])
  func aQuestionFindsThePlacesWithMostOfItsWords(question: String, anchors: [String]) throws {
    #expect(
      try BookSearcher(Self.index.files).nearest(to: question).map(\.anchor) == anchors)
  }

  @Test(arguments: [
    ("第 3 步和第3步", "第3步", "[第 3 步]和[第3步]"),
    ("causalMask", "mask CAUSAL", "[causalMask]"),
    ("掩码，掩码", "掩码", "[掩码]，[掩码]"),
    ("并行化", "并行 行化", "[并行化]"),
    ("没有", "掩码", "没有"),
  ])
  func marksWhatWasFound(text: String, query: String, marked: String) throws {
    #expect(try BookSearcher(Self.index.files).marked(text, for: query) == marked)
  }

  @Test func aBookWithoutTextHasAnIndexToo() throws {
    let searcher = try BookSearcher(SearchIndex([]).files)
    #expect(try searcher.results(for: "掩码").isEmpty)
  }
}
