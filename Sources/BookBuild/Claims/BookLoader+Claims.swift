import BookDocument
import CellRecords

extension BookLoader {
  /// Adds a mistake for each sentence that cites a claim which the book does not list.
  mutating func checkCitations() {
    guard !isUnusable else { return }
    let known = book.claims?.claims.map(\.id) ?? []
    for chapter in chapters {
      for reference in chapter.claimReferences {
        guard let id = reference.claim, !known.contains(id) else { continue }
        add(
          Diagnostic(
            .claimUnknown, at: reference.location, "the book has no claim '\(id)'",
            rule: "'\(book.claimsPath)' lists the claims",
            help: DidYouMean.help(for: id, allowed: known)))
      }
    }
  }
}
