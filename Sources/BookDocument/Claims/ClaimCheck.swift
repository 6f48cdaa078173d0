import CellRecords

/// Holds the proofs of a book against its claims.
///
/// - A proof must hold, must prove a claim of the list, and its control case must fail.
/// - A claim must be proved, be cited by a sentence, and each mutation that it names must make one of
///   its proofs false.
/// - Each proof must fail for a wrong model: its control case, or a mutation that its claims name.
package struct ClaimCheck {
  private let evidence: ClaimEvidence
  private let hasList: Bool

  /// Prepares a check of the chapters that ran; `hasList` says whether the book has a list of claims.
  package init(_ evidence: ClaimEvidence, hasList: Bool) {
    self.evidence = evidence
    self.hasList = hasList
  }

  private var rule: String { "'\(evidence.claims.path)' lists the claims" }

  // MARK: - One chapter

  /// What is wrong with each proof and question by itself.
  package func diagnostics(of built: BuiltChapter) -> [Diagnostic] {
    built.run.proofs.flatMap { diagnostics(of: $0, in: built.chapter) }
      + built.run.questions.flatMap { Self.diagnostics(of: $0, in: built.chapter) }
  }

  /// What is wrong with the marks in a chapter's sentences.
  package func diagnostics(ofCitationsIn chapter: Chapter) -> [Diagnostic] {
    let known = evidence.claims.claims.map(\.id)
    let named = chapter.citations + chapter.proofReferences
    return named.filter { !known.contains($0.claim) }.map { citation in
      Diagnostic(
        .claimUnknown, at: citation.location, "the book has no claim '\(citation.claim)'",
        rule: rule, help: DidYouMean.help(for: citation.claim, allowed: known))
    }
  }

  private func diagnostics(of proof: ProofRecord, in chapter: Chapter) -> [Diagnostic] {
    let place = proof.place.location(in: chapter)
    let unknown = proof.claims.filter { evidence.claims.claim($0) == nil }
    guard unknown.isEmpty else {
      let known = evidence.claims.claims.map(\.id)
      return unknown.map { claim in
        Diagnostic(
          .claimUnknown, at: place, "this proves '\(claim)', which the book does not claim",
          rule: rule,
          help: hasList
            ? DidYouMean.help(for: claim, allowed: known)
            : "write '\(evidence.claims.path)' with 'claims:'")
      }
    }
    let names = proof.claims.map { "'\($0)'" }.joined(separator: ", ")
    let (subject, verb) = proof.claims.count == 1 ? ("claim", "does") : ("claims", "do")
    var diagnostics: [Diagnostic] = []
    if !proof.result.holds {
      diagnostics.append(
        Diagnostic(
          .claimFalse, at: place, "\(subject) \(names) \(verb) not hold: \(proof.finding)",
          rule: "a sentence of the book is true, or the book is not built",
          help: "correct the sentence, or what the cell computes"))
    }
    if proof.control?.holds == true {
      diagnostics.append(
        Diagnostic(
          .controlPasses, at: place, "the control case of \(subject) \(names) passes too",
          rule: "a control case is one in which the claim does not hold",
          help: "choose a case that the proof must reject"))
    }
    return diagnostics
  }

  private static func diagnostics(
    of question: QuestionRecord, in chapter: Chapter
  ) -> [Diagnostic] {
    question.options.filter { $0.isRight != $0.holds }.map { option in
      Diagnostic(
        .answerWrong, at: option.place.location(in: chapter),
        option.isRight
          ? "the answer '\(option.text)' is called right and does not hold"
          : "the answer '\(option.text)' is called wrong and holds",
        rule: "the run decides which answers of a question are right")
    }
  }

  // MARK: - The whole book

  /// The claims that are unproved, uncited or survive a mutation, and the proofs that nothing makes fail.
  package func diagnostics(ofWholeBook chapters: [Chapter]) -> [Diagnostic] {
    let cited = Set(chapters.flatMap(\.citations).map(\.claim))
    let vacuous = evidence.proofs.compactMap(vacuity)
    return vacuous
      + evidence.claims.claims.flatMap { claim -> [Diagnostic] in
        guard let proof = evidence.proofs(of: claim.id).first else {
          return [
            Diagnostic(
              .claimUnproved, at: claim.location, "claim '\(claim.id)' has no proof",
              rule: "every claim is proved by a cell",
              help: "write 'verify(\"\(claim.id)\", …) { … }' in a cell")
          ]
        }
        let place = proof.record.place.location(in: proof.chapter)
        var diagnostics = claim.kills.compactMap { survival(of: $0, claim, at: place) }
        if !cited.contains(claim.id) {
          diagnostics.append(
            Diagnostic(
              .claimUncited, at: claim.location,
              "no sentence of the book makes claim '\(claim.id)'",
              rule: "a claim is cited by its sentence",
              help: "write '[](#claim-\(claim.id))' after the sentence"))
        }
        return diagnostics
      }
  }

  /// A proof that no wrong model fails proves nothing: the claim would pass where it is false.
  private func vacuity(of proof: ClaimEvidence.Proof) -> Diagnostic? {
    let claims = proof.record.claims.compactMap(evidence.claims.claim)
    let kills = claims.flatMap { claim in claim.kills.map { (claim.id, $0) } }
    // What a mutation does is known once it has run, and a survivor is reported by itself.
    guard proof.record.control == nil, evidence.mutations(killedBy: proof).isEmpty,
      kills.allSatisfy({ evidence.outcome(of: $0.1, for: $0.0) == .killed }),
      let claim = claims.first
    else { return nil }
    return Diagnostic(
      .claimUnfalsifiable, at: proof.record.place.location(in: proof.chapter),
      "nothing makes this proof of claim '\(claim.id)' fail",
      rule: "a proof fails for a model about which its claim is false",
      help:
        "add 'control: { … }' here, or 'kills:' at \(claim.location) with a mutation that it kills")
  }

  private func survival(
    of mutation: String, _ claim: Claim, at place: SourceLocation
  ) -> Diagnostic? {
    let rule = "a proof is vacuous unless the mutation that its claim names makes it false"
    let notes = evidence.proofs(of: claim.id).map { note(on: $0, with: mutation) }
    switch evidence.outcome(of: mutation, for: claim.id) {
    case .killed, nil: return nil
    case .survived:
      return Diagnostic(
        .mutationSurvived, at: place,
        "the mutation '\(mutation)' survives: claim '\(claim.id)' still holds", rule: rule,
        help: "measure what the mutation changes, or name another one at \(claim.location)",
        notes: notes)
    case .notReached:
      return Diagnostic(
        .mutationNotReached, at: place,
        "no proof of claim '\(claim.id)' is reached with the mutation '\(mutation)'", rule: rule,
        help: "let the cells before it run to their end with the mutation", notes: notes)
    }
  }

  private func note(
    on proof: ClaimEvidence.Proof, with mutation: String
  ) -> Diagnostic.Note {
    let place = proof.record.place.location(in: proof.chapter)
    guard let result = proof.result(with: mutation) else {
      return .init("the chapter stopped before", at: place)
    }
    return .init("still holds" + (result.value.map { ", with \($0)" } ?? ""), at: place)
  }
}

extension ProofRecord {
  /// What was found and demanded, for a message.
  fileprivate var finding: String {
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
