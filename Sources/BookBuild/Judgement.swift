import BookDocument
import CellRunner

/// What the runs of a build mean for its chapters and claims.
struct Judgement {
  /// What the claims rest on; nil in a book without claims.
  let evidence: ClaimEvidence?
  /// The wanted chapters without errors, which get their pages.
  let chapters: [BuiltChapter]
  let diagnostics: [Diagnostic]
  /// Whether runs with mutations are missing, so that claims may be vacuous.
  let hasOpenMutations: Bool

  /// Judges what has run; `found` is what is wrong with the book as it was read.
  ///
  /// A build that keeps going has pages with links that lead nowhere, and without what was not measured.
  init(
    of runs: ChapterRuns, wanted: [Chapter], in loaded: LoadedBook, index: ReferenceIndex,
    found: [Diagnostic], keepsGoing: Bool = false
  ) {
    let book = loaded.book
    let slugs = Set(wanted.map(\.slug))
    let ran = wanted.compactMap { runs.built[$0.slug] }
    let claims = book.claims ?? ClaimList(path: book.claimsPath)
    let evidence = ClaimEvidence(claims, chapters: ran)
    let check = ClaimCheck(evidence, hasList: book.claims != nil)

    var claimed = ran.flatMap(check.diagnostics(of:))
    // Of a chapter that did not come to its end, nobody knows what it would have proved.
    if ran.count == book.texts.count {
      claimed += check.diagnostics(ofWholeBook: loaded.chapters)
    }
    let missing = wanted.flatMap { Self.missingFigures(of: $0, runs, in: book, index) }
    let numbers = ran.flatMap { BareNumbers($0.chapter, run: $0.run).diagnostics(of: $0.chapter) }
    diagnostics = runs.diagnostics(of: slugs) + numbers + claimed + missing

    let withheld = (found + claimed + missing).filter {
      $0.isError && !(keepsGoing && Self.bearable.contains($0.id))
    }
    let paths = Set(withheld.map(\.location.path))
    chapters = ran.filter { !paths.contains($0.chapter.path) }
    self.evidence = book.claims == nil ? nil : evidence
    hasOpenMutations = ran.contains { built in
      let named = book.claims?.mutations(ofClaims: Set(built.run.proofs.flatMap(\.claims))) ?? []
      return built.run.mutationRuns.count < named.count
    }
  }

  private static let bearable: Set<DiagnosticID> = [
    .linkAnchorUnknown, .linkChapterUnknown, .linkedFileNotFound, .timingStale, .timingMissing,
  ]

  /// The figures of other chapters that cannot be shown again, since their chapter failed.
  private static func missingFigures(
    of chapter: Chapter, _ runs: ChapterRuns, in book: Book, _ index: ReferenceIndex
  ) -> [Diagnostic] {
    chapter.embeds.compactMap { reference in
      guard let found = index.destination(of: reference, in: chapter.slug),
        found.slug != chapter.slug, found.cell != nil, runs.built[found.slug] == nil
      else { return nil }
      return Diagnostic(
        .embedUnavailable, at: reference.location,
        "the figure '\(reference.label)' cannot be shown again: its chapter '\(found.slug)' failed",
        help: "fix '\(book.path(of: found.slug))' first")
    }
  }
}
