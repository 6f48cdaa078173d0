import TestSupport
import Testing

@Suite struct EveryPageTests {
  @Test(arguments: RealBook.slugs)
  func thePageIsSafeAndOpenToEverybody(slug: String) async {
    let page = await RealBook.shared.evidence(of: slug).page
    #expect(PageInspection(page).problems == [])
  }

  /// A page is there before a reader on a telephone has waited: about 60 KB when it is compressed.
  @Test(arguments: ["06-teacher-forcing": 450_000, "07-summary": 540_000])
  func aPageWeighsAtMost(slug: String, bytes: Int) async {
    let page = await RealBook.shared.evidence(of: slug).page
    #expect((1...bytes).contains(page.utf8.count), "\(page.utf8.count) bytes")
  }

  /// What a reader downloads to search is a small part of what there is to read.
  @Test func theSearchIndexHasAtMostTwoFifthsOfThePagesBytes() async throws {
    var bytes = 0
    var index = 0
    for slug in RealBook.slugs {
      let evidence = await RealBook.shared.evidence(of: slug)
      bytes += evidence.page.utf8.count
      index = max(index, evidence.searchIndex.utf8.count)
    }
    #expect(index > 0)
    #expect(index * 5 <= bytes * 2, "\(index) bytes of index for \(bytes) of pages")
  }
}
