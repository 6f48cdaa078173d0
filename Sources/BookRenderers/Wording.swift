import BookDocument
import BookLanguage
import CellRecords

// What several forms say in the same words.

extension ExpectedFailure.Kind {
  func title(in phrases: any Phrases) -> String {
    switch self {
    case .compileError: phrases.expectedCompileError
    case .warning: phrases.expectedWarning
    case .trap: phrases.expectedTrap
    case .mistake: phrases.mistake
    case .skipped: phrases.skipped
    }
  }
}

extension Block.Box {
  /// What precedes a box's title as it is written; a folded box is named by its title alone.
  func name(_ title: String, in phrases: any Phrases) -> String {
    kind == .details && !title.isEmpty ? title : name ?? kind.title(in: phrases)
  }
}

extension BoxKind {
  func title(in phrases: any Phrases) -> String {
    switch self {
    case .note: phrases.noteBox
    case .tip: phrases.tipBox
    case .important: phrases.importantBox
    case .warning: phrases.warningBox
    case .caution: phrases.cautionBox
    case .erratum: phrases.erratumBox
    case .details: phrases.detailsBox
    }
  }

  /// Whether GitHub shows the box as one.
  var isKnownToGitHub: Bool {
    switch self {
    case .note, .tip, .important, .warning, .caution: true
    case .erratum, .details: false
    }
  }
}

extension QuestionRecord {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// The letters by which the options are called.
  var letters: [String] {
    options.indices.map { String(Self.letters[$0 % Self.letters.count]) }
  }

  var rightLetters: [String] {
    zip(letters, options).filter { $0.1.isRight }.map(\.0)
  }

  /// What the question is called, and its text: one that starts with the word for a guess asks what a
  /// figure will show.
  func heading(in phrases: any Phrases) -> (title: String, prompt: String) {
    let lead = phrases.labelled(phrases.predictionTitle, "").trimmingSpacesAtEnd
    guard prompt.hasPrefix(lead) else { return (phrases.questionTitle, prompt) }
    let rest = prompt.dropFirst(lead.count).drop { $0 == " " }
    return (phrases.predictionTitle, String(rest))
  }

  /// The question, its options and its answers in plain text.
  func lines(in phrases: any Phrases) -> (prompt: String, options: [String], answers: [String]) {
    let named = Array(zip(letters, options))
    let (title, prompt) = heading(in: phrases)
    return (
      phrases.labelled(title, prompt), named.map { "\($0). \($1.text)" },
      named.map { phrases.verdict($0, isRight: $1.isRight) + $1.evidence }
    )
  }
}

extension RenderedBook {
  /// A proof in one line of plain text.
  func line(of proof: ProofRecord) -> String {
    let finding = phrases.labelled(proof.measure, proofText.summary(of: proof))
    return "\(proof.result.holds ? "✓" : "✗") \(phrases.claims(proof.claims))"
      + "\(phrases.captionSpace)\(finding)"
  }
}
