import BookRenderers
import Testing

@Suite struct SearchTokensTests {
  @Test(arguments: [
    ("并行化", ["并行", "行化", "化"], []),
    ("并 行", ["并", "行"], []),
    ("第3步", ["第", "步"], ["3"]),
    ("因果mask掩码", ["因果", "果", "掩码", "码"], ["mask"]),
    ("Teacher Forcing", [], ["teacher", "forcing"]),
    ("causalMask", [], ["causalmask", "causal", "mask"]),
    ("URLSession", [], ["urlsession", "url", "session"]),
    ("key_padding", [], ["key_padding", "key", "padding"]),
    ("ＱＫ", [], ["qk"]),
    ("6.1-d", [], ["6", "1", "d"]),
    ("Größe", [], ["größe"]),
    ("𠀀𠀁", ["𠀀𠀁", "𠀁"], []),
    ("，。—", [], []),
  ])
  func takesTextsApart(text: String, pairs: [String], words: [String]) {
    let tokens = SearchTokens(text)
    #expect(tokens.pairs.map(SearchTokens.text) == pairs)
    #expect(tokens.words == words)
  }
}
