import BookDocument
import BookRenderers
import CellRecords
import CellRunner
import Foundation
import RunStore
import SystemPackage

/// Collects what the pages of a build were made from.
struct ProvenanceFacts {
  private let book: Book
  private let reader: ProvenanceReader
  private let toolchain: String?

  /// Prepares the facts of a book's pages.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - reader: Knows sources and compiler.
  ///   - hasRun: Whether any code ran: without any, no compiler is asked for its name.
  init(of book: Book, reader: ProvenanceReader, hasRun: Bool) async {
    self.book = book
    self.reader = reader
    toolchain = hasRun ? await reader.toolchain() : nil
  }

  /// What the pages of a book were made from.
  func origins(of built: [BuiltChapter], memo: BuildMemo) -> PageOrigins {
    let chapters = built.map { ($0.chapter.slug, provenance(of: $0, memo: memo)) }
    return PageOrigins(
      chapters: Dictionary(chapters) { first, _ in first }, claims: provenance(ofClaims: built),
      firstPage: PageProvenance(source: source(book.settingsPath)),
      glossary: book.glossary.map { PageProvenance(source: source($0.path)) })
  }

  private func provenance(of built: BuiltChapter, memo: BuildMemo) -> PageProvenance {
    var facts = PageProvenance(source: source(built.chapter.path))
    let excerpts = built.chapter.excerpts.map {
      PageProvenance.ShownExcerpt(
        file: $0.path, name: $0.name, sha256: ContentHash(of: Array($0.code.utf8)).description)
    }
    facts.excerpts = excerpts.isEmpty ? nil : excerpts
    guard built.chapter.needsToRun else { return facts }
    facts.modules = reader.modules(of: built.chapter, in: book).map {
      PageProvenance.LinkedModule(name: $0.name, sha256: $0.sources.description)
    }
    let names = facts.modules.map { "\($0.name) \($0.sha256)\n" }.joined()
    facts.library = ContentHash(of: Array(names.utf8)).description
    facts.toolchain = toolchain
    facts.seeds = Self.seeds(in: built.chapter, memo: memo)
    let record = ChapterRecord(of: built.chapter, run: built.run)
    facts.results = ContentHash(of: Array(record.json.utf8)).description
    facts.proofs = Self.proofs(of: built.run)
    return facts
  }

  /// The seeds that the code states, remembered as long as the code stays.
  private static func seeds(in chapter: Chapter, memo: BuildMemo) -> [Int] {
    let code = chapter.cells.filter(\.isInProgram).map(\.code).joined(separator: "\u{1E}")
    return memo.value("seeds", of: code) {
      StatedSeeds.seeds(in: chapter, trees: memo.trees)
    }
  }

  private func provenance(ofClaims built: [BuiltChapter]) -> PageProvenance {
    var facts = PageProvenance(source: source(book.claimsPath))
    facts.toolchain = toolchain
    facts.proofs = built.flatMap { Self.proofs(of: $0.run) }
    return facts
  }

  private func source(_ path: String) -> PageProvenance.Source {
    let bytes = FileManager.default.contents(atPath: path).map(Array.init) ?? []
    let folder = book.directory + "/"
    return PageProvenance.Source(
      file: path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path,
      sha256: ContentHash(of: bytes).description)
  }

  private static func proofs(of run: ChapterRun) -> [PageProvenance.ProofFact] {
    run.proofs.map { proof in
      PageProvenance.ProofFact(
        claims: proof.claims, measure: proof.measure, value: proof.result.value,
        bound: proof.bound, holds: proof.result.holds)
    }
  }
}
