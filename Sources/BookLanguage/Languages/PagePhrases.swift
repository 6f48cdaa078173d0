/// What is numbered besides sections.
public enum NumberedKind: Sendable, Hashable, CaseIterable {
  case figure, table, equation
}

/// How a language is written, and what pages and other editions say.
public protocol PagePhrases: Sendable {
  // MARK: Writing

  /// Whether a line's end between two characters of the language is no space.
  var joinsLines: Bool { get }
  /// The full-width marks that replace half-width ones; none in languages that have no such marks.
  var fullWidthMarks: [Unicode.Scalar: String] { get }
  /// What a paragraph starts with that is a table's caption.
  var captionLeads: [String] { get }
  /// What translations of Swift's documentation call its asides, with the names that these have there.
  var asideNames: [String: String] { get }
  /// What a comment starts with that states what is printed.
  var printingWords: [String] { get }
  /// What plain text has before a box: its kind in brackets.
  func boxMark(_ kind: String) -> String
  /// What stands between a number and the caption that follows it in plain text.
  var captionSpace: String { get }
  /// Statements in one line, without the end of the last.
  func statements(_ parts: [String]) -> String
  /// A sentence with its end.
  func sentence(_ text: String) -> String
  /// A remark in brackets.
  func bracketed(_ text: String) -> String
  /// What a claim rests on, right after the sentence that makes it.
  func evidence(_ text: String) -> String

  // MARK: Numbers and links

  /// The name of something numbered, `Figure 6.2`.
  func name(of kind: NumberedKind, _ number: String) -> String
  /// The name of a section.
  func section(_ number: String) -> String
  /// The name of a chapter.
  func chapter(_ number: Int) -> String
  /// What leads to the heading it stands beside.
  var headingLink: String { get }
  /// What leads from a footnote back to its mark.
  var footnoteBack: String { get }

  // MARK: Boxes

  var noteBox: String { get }
  var tipBox: String { get }
  var importantBox: String { get }
  var warningBox: String { get }
  var cautionBox: String { get }
  var erratumBox: String { get }
  /// A folded box without a title.
  var detailsBox: String { get }

  // MARK: Cells and figures

  /// Code that is folded away.
  func code(lines: Int) -> String
  /// What unfolds a cell's code together with its lines that the page leaves out.
  func hiddenLines(_ count: Int) -> String
  /// A cell by its name.
  func cell(_ name: String) -> String
  /// Where the lines of a source file come from.
  func excerpt(from file: String, name: String) -> String
  /// The section with the code that the chapter leaves out.
  var hiddenCode: String { get }
  var backToResult: String { get }
  /// What leads to a cell's code in the program of the whole chapter.
  func wholeProgram(line: Int) -> String
  /// What leads to the figure above.
  var figureLink: String { get }
  /// A figure in plain text.
  var textVersion: String { get }
  /// A figure's numbers.
  var dataTable: String { get }
  /// A link to a figure that is shown once more.
  func shownAgain(_ link: String) -> String
  /// A link to a figure that is shown elsewhere.
  func see(_ link: String) -> String
  /// A picture in plain text.
  func picture(_ alternative: String) -> String
  var expectedCompileError: String { get }
  var expectedWarning: String { get }
  var expectedTrap: String { get }
  /// A cell that is wrong.
  var mistake: String { get }
  /// A cell that needs a wrong one.
  var skipped: String { get }

  // MARK: Shapes

  /// The shape of a variable, as it is spoken.
  func shape(of name: String, _ shape: String) -> String
  var scalar: String { get }
  /// The table of all shapes of a chapter.
  func shapesOfChapter(_ count: Int) -> String
  var shapeHeaders: (name: String, shape: String, cell: String) { get }

  // MARK: Questions

  var questionTitle: String { get }
  /// A question that is asked before a figure answers it.
  var predictionTitle: String { get }
  var answers: String { get }
  /// Which answers are right, and how one knows.
  func rightAnswers(_ letters: [String]) -> String
  /// Whether an answer is right.
  func verdict(_ letter: String, isRight: Bool) -> String

  // MARK: Claims and proofs

  /// A claim by its id.
  func claim(_ id: String) -> String
  /// The claims that one proof proves.
  func claims(_ ids: [String]) -> String
  /// The proof of a claim as a sentence names it.
  func proof(_ id: String) -> String
  /// A proof of claims as a title.
  func proof(of ids: [String]) -> String
  /// That a claim has the same proof as another.
  func sameProof(as other: String) -> String
  func measured(_ value: String) -> String
  func holds(_ holds: Bool) -> String
  func mustEqual(_ bound: String) -> String
  func atMost(_ bound: String) -> String
  func atLeast(_ bound: String) -> String
  /// How many times as far off the value could have been.
  func margin(_ factor: String) -> String
  /// That the value could have been as far off as the bound allows.
  var wholeMargin: String { get }
  var notANumber: String { get }
  /// How many proofs there are besides the one that is shown, as a sentence.
  func moreProofs(_ count: Int) -> String
  var control: String { get }
  /// The proofs under a cell, folded.
  func evidence(_ count: Int) -> String
  var proofHeaders: (condition: String, measured: String, required: String, result: String) { get }
  /// The condition under which a proof must hold: nothing is changed.
  var asWritten: String { get }
  /// What is required where the claim is false.
  var mustFail: String { get }
  /// That a proof rejected what is wrong.
  var failedAsExpected: String { get }
  /// What leads from a sentence to its proof.
  var seeEvidence: String { get }
  /// What leads from a proof back to the sentence.
  var backToSentence: String { get }

  // MARK: The glossary

  var glossaryTitle: String { get }
  /// What else a word is called; empty where nothing else.
  func otherNames(english: String?, synonyms: [String]) -> String

  // MARK: The claims page

  var claimsTitle: String { get }
  func claimsIntroduction(claims: Int, proofs: Int, falsified: Int) -> String
  var evidenceTitle: String { get }
  var evidenceCaption: String { get }
  var evidenceHeaders: (id: String, claim: String, evidence: String, rejected: String) { get }
  /// A mutation with what a proof found of it, which the proof killed.
  func killed(_ mutation: String) -> String
  /// A control with what a proof found of it, which the proof did not let pass.
  func rejected(_ control: String) -> String
  /// That neither a mutation nor a control made a proof fail.
  var nothingRejected: String { get }
  var mutationsTitle: String { get }
  var mutationsIntroduction: String { get }
  var mutationsCaption: String { get }
  var notTried: String { get }
  /// That a mutation made a claim false, in one word.
  var isKilled: String { get }

  // MARK: The first page and the foot

  /// The first page, as a reference calls it.
  var firstPage: String { get }
  /// How much of a text is read in a minute.
  var charactersPerMinute: Int { get }
  func readingTime(_ minutes: Int) -> String
  func chapters(_ count: Int) -> String
  func runCells(_ count: Int) -> String
  func figures(_ count: Int) -> String
  func provedClaims(_ count: Int) -> String
  /// Where the numbers of a page come from.
  var pageNotice: String { get }
  func provenance(_ parts: [String]) -> String
  func sourceFile(_ name: String, _ hash: String) -> String
  func librarySources(_ hash: String) -> String
  func randomSeeds(_ seeds: String) -> String
  func results(_ hash: String) -> String
  func proofs(_ count: Int, holding: Int) -> String

  // MARK: Measured times

  /// A machine in words.
  func machine(processor: String?, cores: Int, system: String) -> String
  func measured(on machine: String) -> String

  // MARK: A new chapter

  /// The heading of the first chapter of a book that begins in a package.
  var firstChapterTitle: String { get }
  /// The text of a new chapter whose figure has this label.
  func newChapter(title: String, label: String) -> String
}
