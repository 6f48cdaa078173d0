import TestSupport
import Testing

@Suite struct EveryPageTests {
  @Test(arguments: RealBook.slugs)
  func thePageIsSafeAndOpenToEverybody(slug: String) async {
    let page = await RealBook.shared.evidence(of: slug).page
    #expect(PageInspection(page).problems == [])
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
