import CellRecords

/// Holds the proofs of a book against its claims.
///
/// - A proof must hold, must prove a claim of the list, and its control case must fail.
/// - A claim must be proved, be cited by a sentence, and be breakable: a mutation that it names makes
///   one of its proofs false, or a proof has a control case.
package struct ClaimCheck {
  private let evidence: ClaimEvidence
  private let hasList: Bool

  /// Prepares a check of the chapters that ran.
  ///
  /// - Parameters:
  ///   - claims: The list, if the book has one.
  ///   - path: Where the list lies, or would lie.
  ///   - chapters: The chapters with what they gave.
  package init(_ claims: ClaimList?, path: String, chapters: [(chapter: Chapter, run: ChapterRun)])
  {
    hasList = claims != nil
    evidence = ClaimEvidence(claims ?? ClaimList(path: path), chapters: chapters)
  }

  /// The mistakes of each proof and question by itself.
  package func mistakes(in chapter: Chapter, _ run: ChapterRun) -> [Diagnostic] {
    run.proofs.flatMap { mistakes(in: $0, of: chapter) }
      + run.questions.flatMap { Self.mistakes(in: $0, of: chapter) }
  }

  private func mistakes(in proof: ProofRecord, of chapter: Chapter) -> [Diagnostic] {
    let place = proof.place.location(in: chapter)
    guard evidence.claims.claim(proof.claim) != nil else {
      let known = evidence.claims.claims.map(\.id)
      return [
        Diagnostic(
          .claimUnknown, at: place, "this proves '\(proof.claim)', which the book does not claim",
          rule: "'\(evidence.claims.path)' lists the claims",
          help: hasList
            ? DidYouMean.help(for: proof.claim, allowed: known)
            : "write '\(evidence.claims.path)' with 'claims:'")
      ]
    }
    var mistakes: [Diagnostic] = []
    if !proof.result.holds {
      mistakes.append(
        Diagnostic(
          .claimFalse, at: place, "claim '\(proof.claim)' does not hold: \(proof.measured)",
          rule: "a sentence of the book is true, or the book is not built",
          help: "mend the sentence, or what the cell computes"))
    }
    if proof.control?.holds == true {
      mistakes.append(
        Diagnostic(
          .controlPasses, at: place, "the control case of claim '\(proof.claim)' passes too",
          rule: "a control case is one in which the claim does not hold",
          help: "choose a case that the proof must reject"))
    }
    return mistakes
  }

  private static func mistakes(in question: QuestionRecord, of chapter: Chapter) -> [Diagnostic] {
    question.options.filter { $0.isRight != $0.holds }.map { option in
      Diagnostic(
        .answerWrong, at: option.place.location(in: chapter),
        option.isRight
          ? "the answer '\(option.text)' is called right and does not hold"
          : "the answer '\(option.text)' is called wrong and holds",
        rule: "the run decides which answers of a question are right")
    }
  }

  /// What only the whole book shows: claims without a proof, a sentence or teeth.
  package func wholeBookMistakes(citing chapters: [Chapter]) -> [Diagnostic] {
    let cited = Set(chapters.flatMap(\.citedClaims))
    return evidence.claims.claims.flatMap { claim -> [Diagnostic] in
      let proofs = evidence.proofs(of: claim.id)
      guard !proofs.isEmpty else {
        return [
          Diagnostic(
            .claimUnproved, at: claim.location, "claim '\(claim.id)' has no proof",
            rule: "every claim is proved by a cell",
            help: "write 'verify(\"\(claim.id)\", …) { … }' in a cell")
        ]
      }
      var mistakes = emptyProofs(of: claim, proofs)
      if !cited.contains(claim.id) {
        mistakes.append(
          Diagnostic(
            .claimUncited, at: claim.location, "no sentence of the book makes claim '\(claim.id)'",
            rule: "a claim stands beside its sentence",
            help: "write '[](#claim-\(claim.id))' behind the sentence"))
      }
      return mistakes
    }
  }

  private func emptyProofs(
    of claim: Claim, _ proofs: [ClaimEvidence.Proof]
  ) -> [Diagnostic] {
    let place = proofs[0].record.place.location(in: proofs[0].chapter)
    if claim.kills.isEmpty {
      guard proofs.allSatisfy({ $0.record.control == nil }) else { return [] }
      return [
        Diagnostic(
          .claimUnfalsifiable, at: place, "nothing can break the proof of claim '\(claim.id)'",
          rule: "a claim names a mutation that must break it, or its proof has a control case",
          help: "add 'kills:' at \(claim.location), or 'control: { … }' here")
      ]
    }
    return claim.kills.compactMap { emptiness(of: claim, proofs, without: $0, at: place) }
  }

  /// What is wrong if no proof of a claim was false in the runs with a mutation.
  private func emptiness(
    of claim: Claim, _ proofs: [ClaimEvidence.Proof], without mutation: String,
    at place: SourceLocation
  ) -> Diagnostic? {
    guard evidence.breaks(claim.id, without: mutation) == false else { return nil }
    let isReached = proofs.contains { $0.result(without: mutation) != nil }
    return Diagnostic(
      isReached ? .mutationSurvived : .mutationNotReached, at: place,
      isReached
        ? "claim '\(claim.id)' is proved with the mutation '\(mutation)' too"
        : "no proof of claim '\(claim.id)' is reached with the mutation '\(mutation)'",
      rule: "a proof is empty unless the mutation that its claim names makes it false",
      help: isReached
        ? "measure what the mutation changes, or name another mutation at \(claim.location)"
        : "let the cells before it run to their end with the mutation set",
      notes: proofs.map { note(on: $0, without: mutation) })
  }

  private func note(
    on proof: ClaimEvidence.Proof, without mutation: String
  ) -> Diagnostic.Note {
    let place = proof.record.place.location(in: proof.chapter)
    guard let result = proof.result(without: mutation) else {
      return .init("the chapter stopped before", at: place)
    }
    return .init("still holds" + (result.value.map { ", with \($0)" } ?? ""), at: place)
  }
}

extension ProofRecord {
  /// What was measured and what was demanded, for a message.
  fileprivate var measured: String {
    guard let value = result.value, let bound else { return "'\(measure)' is false" }
    let demand =
      switch relation {
      case .isTrue, .equals: "must equal \(bound)"
      case .atMost: "must be at most \(bound)"
      case .atLeast: "must be at least \(bound)"
      }
    return "'\(measure)' is \(value) and \(demand)"
  }
}

extension Chapter {
  /// The references to claims.
  package var claimReferences: [Reference] {
    fragments.compactMap { fragment in
      guard case .reference(let reference) = fragment, reference.claim != nil else { return nil }
      return reference
    }
  }

  fileprivate var citedClaims: [String] { claimReferences.compactMap(\.claim) }
}
