import BookDocument
import Foundation

/// What was wrong with a chapter when a worker ran it on another machine: the cache carries it to the
/// build that reports it.
extension RunCache {
  /// The places are relative to the chapter's cells.
  private struct StoredFailure: Codable {
    var machine: String
    var diagnostics: [Diagnostic]
  }

  /// Keeps what is wrong with a chapter until a build reports it.
  ///
  /// - Parameters:
  ///   - diagnostics: The problems, one error at least. If one of them is in another file, nothing is
  ///     kept and the build runs the chapter itself.
  ///   - machine: The name of the machine that found them.
  ///   - chapter: The chapter.
  ///   - book: Its book.
  package func store(
    failure diagnostics: [Diagnostic], foundOn machine: String, of chapter: Chapter, in book: Book
  ) {
    let places = CellPlaces(chapter: chapter, book: book)
    let relative = diagnostics.compactMap(places.relativeWithinChapter)
    guard relative.count == diagnostics.count, linksWhatItDid(chapter, in: book) else { return }
    let key = key(of: chapter, in: book, isBoundToPlaces: false)
    folder.store(
      value: StoredFailure(machine: machine, diagnostics: relative),
      named: Self.failureName(of: key))
  }

  /// What a worker found wrong with a chapter as it is now, and forgets it: what is wrong may be the
  /// machine's, so that the next build runs the chapter again.
  package func takeFailure(of chapter: Chapter, in book: Book) -> [Diagnostic]? {
    let key = key(of: chapter, in: book, isBoundToPlaces: false)
    let stored: StoredFailure? = folder.value(named: Self.failureName(of: key))
    guard let stored else { return nil }
    removeFailure(of: key)
    let places = CellPlaces(chapter: chapter, book: book)
    var diagnostics = stored.diagnostics.compactMap(places.absolute)
    guard diagnostics.count == stored.diagnostics.count,
      let first = diagnostics.firstIndex(where: \.isError)
    else { return nil }
    diagnostics[first].notes.append(
      .init(
        "found by 'build-book run' on '\(stored.machine)'; the next build runs the chapter again"))
    return diagnostics
  }

  /// Whether a worker has found something wrong with a chapter as it is now, which no build has reported.
  package func hasFailure(of chapter: Chapter, in book: Book) -> Bool {
    let key = key(of: chapter, in: book, isBoundToPlaces: false)
    return folder.content(named: Self.failureName(of: key)) != nil
  }

  func removeFailure(of key: CacheKey) { folder.remove(Self.failureName(of: key)) }

  private static func failureName(of key: CacheKey) -> String { "failure-\(key.hash)" }
}

extension RunCache {
  /// Whether a build finds everything that a chapter gives: its run, and those with the mutations that
  /// its claims name.
  package func isComplete(_ chapter: Chapter, in book: Book) -> Bool {
    guard let run = answer(for: chapter, in: book).found?.run else { return false }
    let mutations = book.claims?.mutations(ofClaims: Set(run.proofs.flatMap(\.claims))) ?? []
    return mutationRuns(with: mutations, of: chapter, in: book).count == mutations.count
  }
}
