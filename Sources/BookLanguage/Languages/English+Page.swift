extension English {
  public var joinsLines: Bool { false }
  public var fullWidthMarks: [Unicode.Scalar: String] { [:] }
  public var captionLeads: [String] { ["Table:"] }
  public var captionSpace: String { "  " }
  public func statements(_ parts: [String]) -> String { parts.joined(separator: "; ") }
  public func sentence(_ text: String) -> String { "\(text)." }
  public func bracketed(_ text: String) -> String { "(\(text))" }

  public func name(of kind: NumberedKind, _ number: String) -> String {
    switch kind {
    case .figure: "Figure \(number)"
    case .table: "Table \(number)"
    case .equation: "Equation \(number)"
    }
  }
  public func section(_ number: String) -> String { "Section \(number)" }
  public func chapter(_ number: Int) -> String { "Chapter \(number)" }
  public var headingLink: String { "Link to this section" }
  public var footnoteBack: String { "Back to the text" }

  public var noteBox: String { "Note" }
  public var tipBox: String { "Tip" }
  public var importantBox: String { "Important" }
  public var warningBox: String { "Warning" }
  public var cautionBox: String { "Caution" }
  public var erratumBox: String { "Erratum" }

  public var code: String { "Code" }
  public func cell(_ name: String) -> String { "Cell \(name)" }
  public var hiddenCode: String { "Code that is not shown above" }
  public var backToResult: String { "Back to the result" }
  public var wholeProgram: String { "Complete program" }
  public var textVersion: String { "As text" }
  public var dataTable: String { "Data" }
  public func shownAgain(_ link: String) -> String { "(\(link), shown again.)" }
  public func seeAbove(_ link: String) -> String { "(See \(link) above.)" }
  public func picture(_ alternative: String) -> String { "[Picture: \(alternative)]" }
  public var expectedCompileError: String { "Compile-time error (expected)" }
  public var expectedWarning: String { "Compile-time warning (expected)" }
  public var expectedTrap: String { "Runtime error (expected)" }

  public func shape(of name: String, _ shape: String) -> String { "Shape of \(name): \(shape)" }
  public var scalar: String { "scalar" }
  public func shapesOfChapter(_ count: Int) -> String { "Shapes in this chapter (\(count))" }
  public var shapeHeaders: (name: String, shape: String, cell: String) {
    ("Name", "Shape", "Cell")
  }

  public var questionTitle: String { "Question" }
  public var answers: String { "Answer" }
  public func rightAnswers(_ letters: [String]) -> String {
    "\(letters.joined(separator: ", ")). The code above has tried every option:"
  }
  public func verdict(_ letter: String, isRight: Bool) -> String {
    "\(letter) is \(isRight ? "right" : "wrong"). "
  }

  public func claim(_ id: String) -> String { "Claim \(id)" }
  public func proof(of id: String) -> String { "Proof of claim \(id)" }
  public func measured(_ value: String) -> String { "measured \(value)" }
  public func holds(_ holds: Bool) -> String { holds ? "holds" : "does not hold" }
  public func mustEqual(_ bound: String) -> String { "must equal \(bound)" }
  public func atMost(_ bound: String) -> String { "at most \(bound)" }
  public func atLeast(_ bound: String) -> String { "at least \(bound)" }
  public func margin(_ factor: String) -> String { "margin ×\(factor)" }
  public var wholeMargin: String { "the whole margin is left" }
  public var notANumber: String { "NaN" }
  public func moreProofs(_ count: Int) -> String { "\(count) more" }
  public var control: String { "control" }
  public var proofLink: String { "Link to this proof" }

  public var claimsTitle: String { "Claims" }
  public func claimsIntroduction(claims: Int, falsified: Int) -> String {
    let subject =
      claims == 1
      ? "This book makes one claim, proved" : "This book makes \(claims) claims, each proved"
    return "\(subject) by a real run. Whether they can fail was tried too: with one part of the "
      + "method left out the chapter runs again and the proof must fail; where nothing can be left "
      + "out, a control case must fail. \(falsified) of \(claims) failed as they should."
  }
  public var evidenceTitle: String { "The evidence for each claim" }
  public var evidenceCaption: String {
    "Claims, evidence and margins; each link leads to the cell that computed it"
  }
  public var evidenceHeaders: (id: String, claim: String, evidence: String) {
    ("Id", "Claim", "Evidence")
  }
  public var mutationsTitle: String { "What each claim cannot do without" }
  public var mutationsIntroduction: String {
    "Each column leaves one thing out and runs the chapter again. ✗: the claim no longer holds; ✓: it "
      + "still holds; ·: not tried in that chapter, or not reached. A frame marks what the claim "
      + "itself says it must notice."
  }
  public var mutationsCaption: String { "Mutations and claims" }
  public var notTried: String { "not tried" }

  public func chapters(_ count: Int) -> String { count == 1 ? "chapter" : "chapters" }
  public func runCells(_ count: Int) -> String {
    count == 1 ? "piece of code that was run" : "pieces of code that were run"
  }
  public func figures(_ count: Int) -> String {
    count == 1 ? "figure or table" : "figures and tables"
  }
  public func provedClaims(_ count: Int) -> String {
    count == 1 ? "claim proved by a run" : "claims proved by runs"
  }
  public var pageNotice: String {
    "Every number, table and figure on this page was computed by the book's own Swift code; measured "
      + "times name their machine."
  }
  public func provenance(_ parts: [String]) -> String {
    "Made from (first eight digits of SHA-256): " + parts.joined(separator: "; ") + "."
  }
  public func sourceFile(_ name: String, _ hash: String) -> String { "source \(name) \(hash)" }
  public func librarySources(_ hash: String) -> String { "library sources \(hash)" }
  public func randomSeeds(_ seeds: String) -> String { "random seeds \(seeds)" }
  public func results(_ hash: String) -> String { "results \(hash)" }
  public func proofs(_ count: Int, holding: Int) -> String {
    "\(count) \(count == 1 ? "proof" : "proofs"), \(holding) holding"
  }

  public func machine(processor: String?, cores: Int, system: String) -> String {
    "\(processor ?? "unknown processor"), \(cores) \(cores == 1 ? "core" : "cores"), \(system)"
  }
  public func measured(on machine: String) -> String { "Measured on: \(machine)" }

  public func newChapter(title: String, label: String) -> String {
    """
    # \(title)

    Write the question that this chapter answers, then compute the answer in a cell.

    ```swift
    //| label: \(label)
    //| caption: Some numbers and their squares
    let numbers = [1, 2, 3, 4, 5]
    let places = numbers.map { Float($0) }
    let squares = numbers.map { Float($0 * $0) }
    LineChart(
      title: "Squares", xAxis: ChartAxis("number"), yAxis: ChartAxis("square"),
      series: [LineSeries("square", xValues: places, yValues: squares)])
    ```

    As [](#\(label)) shows, the last of the `{swift} numbers.count` numbers has the square
    `{swift} decimal(squares[4])`.

    """
  }
}
