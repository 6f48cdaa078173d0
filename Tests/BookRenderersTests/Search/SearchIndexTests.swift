import BookDocument
import BookRenderers
import CellRecords
import Testing

@Suite struct SearchIndexTests {
  private static let place = SourceLocation(path: "a.md", line: 1)

  private static func cell(_ index: Int, _ code: String, caption: String? = nil) -> Cell {
    var options = CellOptions()
    options.caption = caption
    options.label = caption.map { _ in "fig-\(index)" }
    return Cell(index: index, code: code, location: place, options: options)
  }

  private static let chapter = Chapter(
    slug: "a", path: "a.md", number: 2, title: "题 & 目",
    cells: [cell(0, "let 甲 = 1"), cell(1, "plot()", caption: "一幅图")],
    fragments: [
      .html("<h1>题 &amp; 目<a class=\"anchor\" id=\"top\" href=\"#top\">#</a></h1>\n<p>开头"),
      .inlineValue(0),
      .html("。</p>\n<h2>第一节 "),
      .formula(Formula(source: "QK^\\top", isBlock: false, location: place)),
      .html("<a class=\"anchor\" id=\"one\" href=\"#one\">#</a></h2>\n<p>并<em>行</em>化</p>"),
      .cell(0), .cell(1), .reference(Reference(label: "fig-1", location: place)),
    ])

  private static func entries(_ run: ChapterRun?) -> [SearchEntry] {
    var text = ChapterText(chapter, run: run, index: ReferenceIndex([chapter]))
    return text.entries()
  }

  @Test func aChapterIsCutIntoItsSectionsAndFigures() {
    let run = ChapterRun(outputs: [[.printed("不进索引")], []], values: ["42"])
    #expect(
      Self.entries(run) == [
        SearchEntry(page: "a.html", anchor: "", kind: .page, title: "题 & 目", text: "开头42。 "),
        SearchEntry(
          page: "a.html", anchor: "one", kind: .section, title: "第一节 QK^\\top",
          text: "并行化 let 甲 = 1 plot() 图 2.1"),
        SearchEntry(page: "a.html", anchor: "fig-1", kind: .figure, title: "图 2.1 一幅图", text: ""),
      ])
  }

  @Test func aChapterThatHasNotRunIsFoundWithoutItsValues() {
    #expect(Self.entries(nil).first?.text == "开头…。 ")
  }

  @Test func theIndexIsAScriptThatAssignsOneConstant() {
    let index = SearchIndex([
      SearchEntry(page: "a.html", anchor: "", kind: .page, title: "掩码", text: ""),
      SearchEntry(
        page: "b.html", anchor: "x", kind: .section, title: "a\"\\\n\u{2028}", text: "掩码"),
    ])
    #expect(
      index.script == """
        globalThis.bookSearchIndex = {
        pages: ["a.html","b.html"],
        entries: [
        [0,"",0,"掩码",""],
        [1,"x",1,"a\\"\\\\\\n\\u2028","掩码"]
        ],
        tokens: "a 掩 掩码 码",
        places: "1 0 0,1 0"
        };

        """)
  }

  @Test func claimsAndTheirProofsAreFound() {
    let claims = ClaimList(
      path: "claims.yml",
      claims: [Claim(id: "6.1-d", section: "6.1", sentence: "同时计算。", location: Self.place)])
    let proof = ProofRecord(
      claims: ["6.1-d"], measure: "打分的差", relation: .equals, bound: 0,
      result: ProofResult(value: 0, holds: true), place: CellLine(cell: 0, line: 0))
    let run = ChapterRun(outputs: [[.proof(proof)], []], values: ["1"])
    let script = SearchIndex(
      [Self.chapter], runs: ["a": run], claims: claims, index: ReferenceIndex([Self.chapter])
    ).script
    #expect(script.contains("[0,\"proof-6.1-d\",3,\"论断 6.1-d 的证明\",\"打分的差。同时计算。\"]"))
    #expect(script.contains("[1,\"claim-6.1-d\",3,\"论断 6.1-d\",\"同时计算。\"]"))
  }
}
