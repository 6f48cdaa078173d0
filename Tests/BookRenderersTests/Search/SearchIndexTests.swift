import BookDocument
import BookLanguage
import CellRecords
import TestSupport
import Testing

@testable import BookRenderers

@Suite struct SearchIndexTests {
  private static let markdown = """
    # 题 & 目

    开头`{swift} 40 + 2`。

    ## 第一节 $`QK^\\top`$ {#one}

    并*行*
    化

    ```swift
    let 甲 = 1
    ```

    ```swift
    //| label: fig-1
    //| caption: 一幅图
    plot()
    ```

    [](#fig-1)
    """

  private static func script(of built: [BuiltChapter], notRun: [Chapter] = []) throws -> String {
    try SearchRenderer.files(of: .example(built, notRun: notRun)).map(\.text).joined()
  }

  /// The places of the index, one a line.
  private static func entries(_ script: String) -> [String] {
    script.split(separator: "\n").filter { $0.hasPrefix("[") }.map {
      String($0.last == "," ? $0.dropLast() : $0)
    }
  }

  @Test func aChapterIsCutIntoItsSectionsAndFigures() throws {
    let built = BuiltChapter.example(
      Self.markdown, outputs: [[.printed("不进索引")], []], values: ["42"])
    expectSame(
      Self.entries(try Self.script(of: [built])),
      [
        #"[0,"",0,"题 & 目","开头42。 "]"#,
        #"[0,"one",1,"第一节 QKᵀ","并行化 图 6.1 "]"#,
        #"[0,"cell-1",6,"单元 #1","let 甲 = 1"]"#,
        #"[0,"cell-2",6,"单元 fig-1","plot()"]"#,
        #"[0,"fig-1",2,"图 6.1 一幅图",""]"#,
      ])
  }

  @Test func aChapterThatHasNotRunIsFoundWithoutItsValues() throws {
    let script = try Self.script(of: [], notRun: [parse(Self.markdown).chapter])
    #expect(Self.entries(script).first == #"[0,"",0,"题 & 目","开头…。 "]"#)
  }

  /// What a reader sees is what a reader finds: boxes, tables, lists, footnotes, failures, questions.
  @Test func everythingThatAPageShowsIsFound() throws {
    let markdown = """
      # 题

      > [!TIP] 盒名
      > 盒文

      - 项一
      - 项二

      表：表名 {#tbl-a}

      | 列头 |
      | --- |
      | 格子 |

      ```math
      \\alpha_{公式}
      ```

      ```python
      别的代码
      ```

      脚注[^n]。

      ```swift
      f()
      ```

      [^n]: 脚注的文字
      """
    let question = QuestionRecord(
      prompt: "问题",
      options: [
        .init(
          text: "选项", isRight: true, holds: true, evidence: "理由",
          place: CellLine(cell: 0, line: 0))
      ])
    let failure = ExpectedFailure(.trap, text: "预料之中")
    let built = BuiltChapter.example(
      markdown, outputs: [[.question(question), .expectedFailure(failure)]])
    let script = try Self.script(of: [built])
    for word in [
      "盒名", "盒文", "项一", "项二", "表 6.1 表名", "列头", "格子", "公式", "别的代码", "脚注的文字", "f()", "问题",
      "选项", "预料之中",
    ] {
      #expect(script.contains(word), "\(word)")
    }
  }

  @Test func anErratumIsAPlaceOfItsOwnAtItsMark() throws {
    let markdown = """
      # 题

      ## 节 {#one}

      > [!ERRATUM] 勘误的题
      > 原文没有提掩码[](#claim-1-a)。
      """
    let script = try Self.script(of: [.example(markdown)])
    #expect(
      Self.entries(script).contains(#"[0,"cited-1-a",5,"勘误的题","原文没有提掩码。 "]"#), "\(script)")
  }

  private static let twoPages = [
    SearchEntry(page: "a.html", anchor: "", kind: .page, title: "掩码", text: ""),
    SearchEntry(
      page: "b.html", anchor: "x", kind: .section, title: "a\"\\\n\u{2028}", text: "掩码"),
  ]

  @Test func theIndexOfASmallBookIsOneScript() {
    let files = SearchIndex(Self.twoPages).files
    #expect(files.map(\.name) == ["search-index.js"])
    expectSame(
      files.map(\.text).joined(),
      """
      globalThis.bookSearchIndex = {
      weights: [400,300,200,250,500,180,20],
      synonyms: [],
      lists: ["a"],
      places: [0],
      pages: 2,
      shards: {}
      };
      bookSearchIndex.shards["lists-0"] = {
      tokens: "a 掩码 码",
      pages: "1.1 0.0,1 0.0,1"
      };
      bookSearchIndex.shards["places-0"] = {
      pages: ["a.html","b.html"],
      rows: [
      [0,"",0,"掩码",""],
      [1,"x",1,"a\\"\\\\\\n\\u2028","掩码"]
      ]
      };

      """)
  }

  @Test func theIndexOfALargeBookLoadsItsShards() {
    let index = SearchIndex(Self.twoPages, sizes: .init(whole: 0, shard: 1))
    let files = Dictionary(
      uniqueKeysWithValues: index.files.map { ($0.name, $0.text) })
    expectSame(
      files["search-index.js"] ?? "",
      """
      globalThis.bookSearchIndex = {
      weights: [400,300,200,250,500,180,20],
      synonyms: [],
      lists: ["a","掩码","码"],
      places: [0,1],
      pages: 2,
      shards: {}
      };

      """)
    expectSame(
      files["search-index/words.js"] ?? "", "bookSearchIndex.shards[\"words\"] = {tokens: \"a\"};\n"
    )
    expectSame(
      files["search-index/places-1.js"] ?? "",
      """
      bookSearchIndex.shards["places-1"] = {
      pages: ["b.html"],
      rows: [
      [0,"x",1,"a\\"\\\\\\n\\u2028","掩码"]
      ]
      };

      """)
    #expect(files.count == 7)
  }

  @Test(arguments: [
    (Language.chinese, "论断 6.1-d 的证明", "论断 6.1-d"),
    (.english, "Proof of claim 6.1-d", "Claim 6.1-d"),
  ])
  func claimsAndTheirProofsAreFound(language: Language, proofTitle: String, title: String) throws {
    let place = SourceLocation(path: "claims.yml", line: 1)
    let claims = ClaimList(
      path: "claims.yml",
      claims: [Claim(id: "6.1-d", section: "6.1", sentence: "同时计算。", location: place)])
    let proof = ProofRecord(
      claims: ["6.1-d"], measure: "打分的差", relation: .equals, bound: 0,
      result: ProofResult(value: 0, holds: true), place: CellLine(cell: 0, line: 0))
    let built = BuiltChapter.example(
      Self.markdown, outputs: [[.proof(proof)], []], values: ["1"], language: language)
    let book = try RenderedBook.example([built], claims: claims, language: language)
    let script = SearchRenderer.files(of: book).map(\.text).joined()
    let sentence = language.phrases.sentence("打分的差")
    #expect(script.contains("[0,\"proof-6.1-d\",3,\"\(proofTitle)\",\"\(sentence)同时计算。\"]"))
    #expect(script.contains("[1,\"claim-6.1-d\",3,\"\(title)\",\"同时计算。\"]"))
  }
}
