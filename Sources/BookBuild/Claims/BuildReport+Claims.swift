import BookDocument
import CellRecords

extension BuildReport {
  /// Adds what is wrong with the claims; a chapter with a mistake counts as not built.
  ///
  /// - Parameters:
  ///   - reader: The book.
  ///   - isWhole: Whether all chapters of the book were wanted: only then can a claim be said to
  ///     lack a proof.
  mutating func checkClaims(readBy reader: BookLoader, isWhole: Bool) {
    let ran = chaptersThatRan
    let check = ClaimCheck(reader.book.claims, path: reader.book.claimsPath, chapters: ran)
    var mistakes = ran.flatMap { check.mistakes(in: $0.chapter, $0.run) }
    // Of a chapter that did not come to its end, nobody knows what it would have proved.
    if isWhole && ran.count == reader.book.slugs.count {
      mistakes += check.wholeBookMistakes(citing: reader.chapters)
    }
    reject(for: mistakes)
    hasOpenMutations = ran.contains { _, run in
      let named = reader.book.claims?.mutations(ofClaims: Set(run.proofs.map(\.claim))) ?? []
      return run.mutationRuns.count < named.count
    }
  }
}
