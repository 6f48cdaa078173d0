import BookDocument
import BookRenderers
import RunStore
import TestSupport
import Testing

@testable import BookBuild

/// The book of the repository, searched by the script of its pages.
@Suite struct RealBookSearchTests {
  private static let loaded = BookLoader.load(from: Repository.path("chapters"))

  private static func searcher() throws -> BookSearcher {
    try BookSearcher(files())
  }

  private static func files() throws -> [OutputFile] {
    let origin = PageProvenance(source: .init(file: "", sha256: ""))
    let claims = loaded.book.claims
    let book = RenderedBook(
      book: loaded.book, chapters: loaded.chapters, built: [], isWhole: false,
      index: ReferenceIndex(loaded.chapters, language: loaded.book.pageLanguage),
      evidence: claims.map { ClaimEvidence($0, chapters: []) }, shown: [:], programs: [:],
      origins: PageOrigins(chapters: [:], claims: origin, firstPage: origin),
      theme: try Theme(phrases: loaded.book.phrases), formulas: FormulaRenderer(),
      memo: BuildMemo())
    return SearchRenderer.files(of: book)
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
    for chapter in Self.loaded.chapters {
      for heading in chapter.headings {
        for pair in Self.pairs(of: heading.text) {
          let pages = try known[pair] ?? Set(searcher.results(for: pair).map(\.page))
          known[pair] = pages
          tried += 1
          #expect(pages.contains("\(chapter.slug).html"), "'\(pair)' of \(heading.text)")
        }
      }
    }
    #expect(Self.loaded.chapters.allSatisfy { !$0.headings.isEmpty })
    #expect(tried >= Self.loaded.chapters.flatMap(\.headings).count)
  }

  @Test(arguments: ["为什么用教师强制就能并行训练", "掩码是怎么挡住后文的"])
  func aWholeQuestionFindsASection(question: String) throws {
    let searcher = try Self.searcher()
    let exact = try searcher.results(for: question)
    let first = try #require((exact.isEmpty ? searcher.nearest(to: question) : exact).first)
    #expect(first.page.hasSuffix(".html"))
    let words = ["强制", "掩码", "并行"].filter(question.contains)
    #expect(words.contains { first.title.contains($0) }, "\(first)")
  }

  @Test func resultsShowNoTeX() throws {
    let files = try Self.files()
    // A reader of a book of this size waits for one file.
    #expect(files.map(\.name) == [SearchIndex.fileName])
    let entries = try #require(files.first).text.split(separator: "\n").filter { $0.hasPrefix("[") }
    #expect(entries.count > 50)
    // Of all that is no code.
    for entry in entries where !entry.contains(",6,\"") {
      #expect(!entry.contains("\\\\"), "\(entry.prefix(200))")
    }
  }

  @Test(.enabled(if: loaded.book.claims != nil))
  func everyClaimIsFoundByItsIdAndComesFirst() throws {
    let searcher = try Self.searcher()
    let claims = try #require(Self.loaded.book.claims).claims
    #expect(!claims.isEmpty)
    for claim in claims {
      let first = try searcher.results(for: claim.id).first
      #expect(first?.anchor == "claim-\(claim.id)", "\(claim.id)")
    }
  }
}
