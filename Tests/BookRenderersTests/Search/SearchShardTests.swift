import BookRenderers
import TestSupport
import Testing

/// A search in a book whose index has many files.
@Suite struct SearchShardTests {
  /// Ninety pages of which each has a word of its own, some words of all, and a few that mean the same.
  private static let entries = (0..<90).flatMap { page in
    let name = "\(page).html"
    let own = "\(Self.number(page))号"
    return [
      SearchEntry(page: name, anchor: "", kind: .page, title: "第\(own)章", text: "这一章讲注意力。"),
      SearchEntry(
        page: name, anchor: "s", kind: .section, title: page == 41 ? "残差连接" : "其他",
        text: "每一章都有残差，\(page % 20 == 3 ? "斑马线在\(own)街" : "别的")，makeMask\(page)() 与 attention。"),
    ]
  }

  private static func number(_ page: Int) -> String {
    let digits = Array("零一二三四五六七八九")
    return "\(digits[page / 10])\(digits[page % 10])"
  }

  private static let synonyms = [["斑马线", "zebra"]]
  private static let whole = SearchIndex(entries, synonyms: synonyms)
  private static let sharded = SearchIndex(
    entries, synonyms: synonyms, sizes: .init(whole: 0, shard: 600))

  @Test(arguments: [
    "四一号", "斑马线", "zebra", "斑马", "马", "街", "makemask17", "mask5", "Mask", "残差连接", "斑马线 五三",
    "没有这个", "x", "(5", "()",
  ])
  func shardsFindWhatOneFileFinds(query: String) throws {
    let whole = try BookSearcher(Self.whole.files)
    let sharded = try BookSearcher(Self.sharded.files)
    let found = try sharded.results(for: query)
    if sharded.isWhole {
      #expect(try whole.results(for: query) == found)
    } else {
      #expect(found.count >= 40)
    }
  }

  @Test(arguments: [("四一号", 1), ("斑马线", 5), ("makemask17", 1)])
  func aQueryLoadsTheShardsThatCanHaveIt(query: String, places: Int) throws {
    let searcher = try BookSearcher(Self.sharded.files)
    #expect(try !searcher.results(for: query).isEmpty)
    #expect(searcher.loaded.filter { $0.contains("places") }.count == places, "\(searcher.loaded)")
    // Of words the lists of those that have it, of Han characters those of the pairs.
    #expect(searcher.loaded.filter { $0.contains("lists") }.count <= 3, "\(searcher.loaded)")
    let all = Self.sharded.files.count { $0.name.contains("places") }
    #expect(all > 10)
  }

  @Test func aTitleComesFirstWhateverWasLoadedBefore() throws {
    let searcher = try BookSearcher(Self.sharded.files)
    let first = try searcher.results(for: "残差")
    #expect(first.first?.page == "41.html")
    #expect(!searcher.isWhole && first.count >= 40)
    _ = try searcher.results(for: "斑马线")
    #expect(try searcher.results(for: "残差") == first)
    let places = searcher.loaded.count { $0.contains("places") }
    #expect(places < Self.sharded.files.count { $0.name.contains("places") })
  }

  @Test func aQuestionIsLookedForWhereMostOfItsWordsAre() throws {
    let searcher = try BookSearcher(Self.sharded.files)
    let found = try searcher.nearest(to: "斑马线为什么在二三号街上")
    #expect(found.first?.page == "23.html")
    let places = searcher.loaded.count { $0.contains("places") }
    #expect((1...8).contains(places))
  }
}
