import BookDocument
import TestSupport
import Testing

/// How labels are numbered, and what references and links to nothing say.
@Suite struct ReferenceIndexTests {
  private func cell(_ label: String?, caption: String? = nil) -> String {
    let lines = [label.map { "//| label: \($0)" }, caption.map { "//| caption: \($0)" }, "1"]
    return "```swift\n" + lines.compactMap(\.self).joined(separator: "\n") + "\n```\n\n"
  }

  private func index(_ chapters: Chapter..., language: Language = .chinese) -> ReferenceIndex {
    ReferenceIndex(chapters, language: language)
  }

  private func diagnostics(_ chapters: Chapter..., of place: Int = 0) -> [Diagnostic] {
    References(ReferenceIndex(chapters, language: .chinese), chapters: chapters)
      .diagnostics(of: chapters[place])
  }

  @Test(arguments: [
    (Language.chinese, ["图 6.1", nil, "表 6.1", "图 6.2"], "图 7.1"),
    (.english, ["Figure 6.1", nil, "Table 6.1", "Figure 6.2"], "Figure 7.1"),
  ])
  func captionedFiguresAndTablesAreCountedApart(
    language: Language, names: [String?], other: String
  ) {
    let text =
      cell("fig-a", caption: "甲") + cell("no-caption") + cell("tbl-b", caption: "乙")
      + cell(nil, caption: "丙")
    let index = index(
      parse(text, slug: "06-a", in: language).chapter,
      parse(cell("fig-c", caption: "丁"), slug: "07-b", number: 7, in: language).chapter,
      language: language)
    #expect(
      (0..<4).map { index.number(ofCell: $0, in: "06-a")?.name(in: language.phrases) } == names)
    #expect(index.labels["fig-c"]?.name == other)
  }

  @Test func aReferenceToNothingSuggestsTheNearestLabel() throws {
    let found = diagnostics(parse("见 [](#fig-msk)\n\n" + cell("fig-mask", caption: "x")).chapter)
    let diagnostic = try #require(found.first)
    #expect(diagnostic.id == .referenceUnknown)
    #expect(diagnostic.location == SourceLocation(path: "a.md", line: 1, column: 5))
    #expect(diagnostic.message == "nothing in the book has the label 'fig-msk'")
    #expect(diagnostic.help == "did you mean 'fig-mask'?")
  }

  @Test func aReferenceToAFigureWithoutANumberSaysWhatIsMissing() throws {
    let found = diagnostics(parse("见 [](#fig-mask)\n\n" + cell("fig-mask")).chapter)
    let diagnostic = try #require(found.first)
    #expect(diagnostic.id == .referenceUnnumbered)
    #expect(diagnostic.help == "add '//| caption: …' at a.md:5:1")
  }

  @Test func oneLabelInTwoChaptersIsAnError() {
    let index = index(
      parse(cell("fig-x")).chapter, parse(cell("fig-x"), slug: "b").chapter)
    #expect(index.diagnostics.map(\.location.path) == ["b.md"])
    #expect(index.diagnostics.map(\.id) == [.labelDuplicate])
  }

  private func sections(_ headings: [String], in language: Language) -> [String?] {
    let text = headings.joined(separator: "\n\n")
    let chapter = parse(text, slug: "06-a", in: language).chapter
    let index = index(chapter, language: language)
    return chapter.headings.map { index.destination(named: $0.textID, in: "06-a")?.name }
  }

  @Test func sectionsHaveTheNumberOfTheirTextOrAreCounted() {
    expectSame(
      sections(
        [
          "# 6. 题", "## 6.1 甲", "### 无号", "### 也无", "#### 1. 深", "## 6.4 乙", "## 丙",
          "### 丁", "## 3.5 倍", "## 6.9.1 戊",
        ], in: .chinese),
      [
        "第 6 章", "6.1 节", "6.1.1 节", "6.1.2 节", "6.1.2.1 节", "6.4 节", "6.5 节", "6.5.1 节", "6.6 节",
        "6.9.1 节",
      ])
    expectSame(
      sections(["## 没有大标题", "#### 跳级", "### 回来"], in: .chinese),
      ["6.1 节", "6.1.1 节", "6.1.2 节"])
    expectSame(
      sections(["# 6. Title", "## A", "### B"], in: .english),
      ["Chapter 6", "Section 6.1", "Section 6.1.1"])
  }

  @Test func tablesAndEquationsAreCountedInTheOrderOfTheText() {
    let text =
      cell("tbl-a", caption: "甲") + "```math {#eq-a}\nx\n```\n\n"
      + "表：丙 {#tbl-c}\n\n| a |\n|---|\n\n" + cell("tbl-b", caption: "乙")
      + "```math {#eq-b}\ny\n```\n"
    let index = index(parse(text).chapter)
    let names = ["tbl-a", "tbl-c", "tbl-b", "eq-a", "eq-b"].map { index.labels[$0]?.name }
    #expect(names == ["表 6.1", "表 6.2", "表 6.3", "式 6.1", "式 6.2"])
  }

  @Test(
    arguments: [
      ("a.md#mask-and-shift", nil), ("a.md#fig-x", nil), ("a.md#cell-1", nil),
      ("a.md#fn-1", nil), ("a.md", nil),
      ("a.md#mask-and-shfit", "did you mean 'mask-and-shift'?"),
      ("#fig-x", "it is in another chapter: write 'a.md#fig-x'"),
      ("a.md#cell-2", "allowed: 'fig-x', 'mask-and-shift'"),
    ] as [(String, String?)])
  func aLinkToAPlaceThatIsNotThereSaysWhatIs(target: String, help: String?) {
    let first = parse("# Mask and shift\n\n" + cell("fig-x", caption: "甲")).chapter
    let second = parse("# 乙\n\n[文](\(target))\n", slug: "b").chapter
    let found = diagnostics(first, second, of: 1)
    #expect(found.map(\.id) == (help == nil ? [] : [.linkAnchorUnknown]))
    #expect(found.compactMap(\.help) == [help].compactMap(\.self))
    #expect(
      found.allSatisfy { $0.location == SourceLocation(path: "b.md", line: 3, column: 7) })
  }

  @Test func labelsThatMakeANumberForNothingAreWarnedOf() {
    let text =
      cell("fig-captioned", caption: "甲") + cell("fig-bare") + cell("plain")
      + "表：丙 {#tbl-linked}\n\n| a |\n|---|\n\n```math {#eq-used}\nx\n```\n\n"
      + "```math {#eq-unused}\ny\n```\n\n[表](#tbl-linked)，[](#eq-used)\n"
    let found = diagnostics(parse(text).chapter)
    #expect(found.allSatisfy { !$0.isError })
    #expect(found.map(\.id) == [.labelUnused])
    #expect(found.map(\.message) == ["nothing refers to the label 'eq-unused'"])
  }
}
