import BookDocument
import BookRenderers
import CellRecords
import TestSupport
import Testing

@testable import BookBuild

/// The book of the repository, searched by the script of its pages.
@Suite struct RealBookSearchTests {
  private static let reader = BookLoader(directory: Repository.path("chapters"))

  private static func searcher() throws -> BookSearcher {
    let index = SearchIndex(
      reader.chapters, runs: [:], claims: reader.book.claims, index: ReferenceIndex(reader.chapters)
    )
    return try BookSearcher(index: index.script)
  }

  /// Neighbouring characters without those pairs that are only spaces.
  private static func pairs(of text: String) -> Set<String> {
    let characters = Array(text)
    let pairs = zip(characters, characters.dropFirst()).map { String([$0, $1]) }
    return Set(pairs.filter { $0.contains { !$0.isWhitespace } })
  }

  @Test func everyTwoCharactersOfEveryHeadingFindTheirPage() throws {
    let searcher = try Self.searcher()
    var known: [String: Set<String>] = [:]
    var tried = 0
    for chapter in Self.reader.chapters {
      for heading in chapter.headings {
        for pair in Self.pairs(of: heading.text) {
          let pages = try known[pair] ?? Set(searcher.results(for: pair).map(\.page))
          known[pair] = pages
          tried += 1
          #expect(pages.contains("\(chapter.slug).html"), "'\(pair)' of \(heading.text)")
        }
      }
    }
    #expect(tried > 100)
  }

  @Test(.enabled(if: reader.book.claims != nil))
  func everyClaimIsFoundByItsIdAndComesFirst() throws {
    let searcher = try Self.searcher()
    let claims = try #require(Self.reader.book.claims).claims
    #expect(!claims.isEmpty)
    for claim in claims {
      let first = try searcher.results(for: claim.id).first
      #expect(first?.anchor == "claim-\(claim.id)", "\(claim.id)")
    }
  }
}
