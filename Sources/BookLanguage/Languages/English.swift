/// English.
struct English: Phrases {
  func list(_ items: [String]) -> String { items.joined(separator: ", ") }
  func joined(_ parts: [String]) -> String { parts.joined(separator: ", ") }
  func labelled(_ name: String, _ text: String) -> String { "\(name): \(text)" }

  /// A count with its noun, `1 row` or `2 rows`; the plural of regular nouns may be left out.
  func count(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? singular : plural ?? singular + "s")"
  }

  private func sentence(_ parts: [String]) -> String { parts.joined(separator: "; ") + "." }

  private func isOrAre(_ count: Int) -> String { count == 1 ? "is" : "are" }

  private func size(_ size: MatrixSize) -> String {
    "\(count(size.rows, "row")) (\(size.rowName)) by \(count(size.columns, "column"))"
      + " (\(size.columnName))"
  }

  private func described(_ parts: [DescribedPart]) -> String {
    parts.map { " " + labelled($0.name, $0.description) }.joined()
  }

  private func numbered(_ parts: [DescribedPart]) -> String {
    parts.enumerated().map { " (\($0 + 1)) \($1.name): \($1.description)" }.joined()
  }

  // MARK: Headers

  let sum = "sum"
  let name = "name"
  let value = "value"
  let quantity = "quantity"
  let mark = "mark"
  let timeStep = "time step"
  let dimension = "dimension"
  let products = "products"
  let target = "target"
  let prediction = "prediction"
  let word = "word"
  let probability = "probability"
  let loss = "loss"
  let cornerSeparator = " \\ "

  // MARK: Masks and verdicts

  let masked = "masked"
  let hidden = "masked"
  let hiddenNote = "(x masked)"
  let verdictNote = "(= same as the target; ! different from the target)"

  func verdict(agrees: Bool) -> String {
    agrees ? "same as the target:" : "different from the target:"
  }

  // MARK: Heatmaps

  func heatmap(title: String, size: MatrixSize, summary: String) -> String {
    "Heatmap “\(title)”: \(self.size(size)). \(summary)"
  }

  func heatmaps(title: String, size: MatrixSize, panels: [DescribedPart]) -> String {
    "\(count(panels.count, "heatmap")) “\(title)”, each of \(self.size(size))."
      + described(panels)
  }

  func heatmapStrip(
    title: String, course: String, size: MatrixSize, panels: [DescribedPart]
  ) -> String {
    "\(count(panels.count, "heatmap")) in a row, “\(title)”: \(course)."
      + " Each has \(self.size(size)).\(described(panels))"
  }

  func summary(of facts: HeatmapFacts) -> String {
    var parts: [String] = []
    if let range = facts.range {
      let largest = facts.largest.map { "\($0.value) at \($0.label)" }
      parts = [
        "The visible values go from \(range.lower) to \(range.upper)",
        "the largest \(facts.hasNegative ? "in magnitude " : "")\(isOrAre(largest.count)) "
          + list(largest),
      ]
    } else {
      parts = ["No visible value is finite"]
    }
    if facts.nonfinite > 0 {
      parts.append(
        "\(count(facts.nonfinite, "cell")) \(isOrAre(facts.nonfinite)) NaN or infinite")
    }
    parts.append(
      facts.masked > 0
        ? "\(count(facts.masked, "cell")) \(isOrAre(facts.masked)) masked" : "no cell is masked")
    if !facts.highlighted.isEmpty { parts.append("highlighted: " + list(facts.highlighted)) }
    return sentence(parts)
  }

  func cell(at place: String, value: String, isMasked: Bool) -> String {
    labelled(place, isMasked ? "masked (\(value))" : value)
  }

  func legend(name: String?) -> String { name.map { "Legend: \($0)" } ?? "Legend" }

  func legend(from lower: String, to upper: String, shades: Int, hasMask: Bool) -> String {
    "Colours from \(lower) to \(upper) in \(count(shades, "step"))"
      + (hasMask ? "; hatching means masked" : "")
  }

  func legend(
    shades: String, from lower: String, to upper: String, hasMask: Bool, hasNonfinite: Bool
  ) -> String {
    "legend: \(shades) from \(lower) to \(upper)" + (hasMask ? "; [xx] masked" : "")
      + (hasNonfinite ? "; [??] NaN, [^^] infinity, [vv] minus infinity" : "")
  }

  // MARK: Numbers

  func factor(_ exponent: Int) -> String { "all numbers ×10\(superscript(exponent))" }

  // MARK: Bars and dot products

  func bars(
    title: String, labelName: String, valueName: String, groups: [BarGroupFacts]
  ) -> String {
    let parts = groups.map { group in
      let longest = group.longest.map { "\(group.title) largest \($0.label) \($0.value)" }
      return joined(
        [longest ?? group.title]
          + group.marked.map { "\(group.markName) \($0.label) \($0.value)" })
    }
    return "Bar chart “\(title)”, \(count(groups.count, "group")) (\(valueName) by \(labelName)): "
      + sentence(parts)
  }

  func bar(_ label: String, mark: String?, value: String) -> String {
    labelled(label + (mark.map { " (\($0))" } ?? ""), value)
  }

  func dotProduct(_ facts: DotProductFacts) -> String {
    "Dot product “\(facts.title)”: \(facts.vectors.left) and \(facts.vectors.right),"
      + " \(count(facts.length, "number")) each. The products sum to \(facts.sum);"
      + " divided by \(facts.divisor.label) = \(facts.divisor.value) this gives"
      + " \(facts.score.label) \(facts.score.value). The product of largest magnitude is"
      + " \(facts.largest.value) in dimension \(facts.largest.index)."
  }

  func equation(_ facts: DotProductFacts) -> [String] {
    [
      "sum \(facts.sum) ÷ \(facts.divisor.label) = \(facts.divisor.value)",
      "= \(facts.score.label) \(facts.score.value)",
    ]
  }

  func element(_ index: Int, of vector: String) -> String { "\(vector), dimension \(index)" }

  // MARK: Charts

  func lineChart(
    title: String, xName: String, yName: String, isLogarithmic: Bool, lines: [String]
  ) -> String {
    "Line chart “\(title)”: \(xName) across, \(yName) up"
      + (isLogarithmic ? " on a logarithmic scale." : ".") + lines.map { " \($0)." }.joined()
  }

  func summary(of facts: LineFacts) -> String {
    let ends = [facts.ends.first, facts.ends.last].map { "\($0.y) at \(facts.xName) \($0.x)" }
    let gaps =
      facts.nonfinite > 0
      ? ["\(count(facts.nonfinite, "point")) \(isOrAre(facts.nonfinite)) NaN or infinite"] : []
    return labelled(
      facts.name,
      joined(ends + ["lowest \(facts.range.lower)", "highest \(facts.range.upper)"] + gaps))
  }

  func lineWithoutPoints(_ name: String) -> String { "\(name): no value is finite" }

  func line(_ name: String, lastValue: String?) -> String {
    name + (lastValue.map { ", last \($0)" } ?? "")
  }

  func point(of line: String, xName: String, x: String, y: String) -> String {
    "\(line), \(xName) \(x): \(y)"
  }

  func sampled(_ caption: String, count: Int, stride: Int) -> String {
    "\(caption) (every \(ordinal(stride)) of \(count) points)"
  }

  private func ordinal(_ number: Int) -> String {
    switch (number % 10, number % 100) {
    case (_, 11...13): "\(number)th"
    case (1, _): "\(number)st"
    case (2, _): "\(number)nd"
    case (3, _): "\(number)rd"
    default: "\(number)th"
    }
  }

  // MARK: Graphs

  func graph(
    title: String, columns: Int, nodes: Int, edges: Int, cost: String, chain: [String]
  ) -> String {
    "Dependency graph “\(title)”: \(count(columns, "column")), \(count(nodes, "node")),"
      + " \(count(edges, "dependency", "dependencies")). The longest chain takes \(cost): "
      + chain.joined(separator: " → ") + "."
  }

  func cost(_ cost: Int, unit: String?) -> String {
    unit.map { "\(cost) \($0)" } ?? count(cost, "step")
  }

  func longestChain(cost: String) -> String { "longest chain: \(cost)" }
  func longestChainNote(cost: String) -> String { "(* and ==> mark the longest chain: \(cost))" }
  func criticalNode(_ name: String) -> String { "\(name) (in the longest chain)" }
  let edgeHeaders = (first: "first", second: "then", isCritical: "in the longest chain")
  let yes = "yes"

  // MARK: Steps, counts and tensors

  func stepTable(title: String, steps: Int, notes: [String]) -> String {
    sentence(["Table “\(title)” of \(count(steps, "time step"))"] + notes)
  }

  func differingSteps(_ steps: [Int], of column: String) -> String {
    guard !steps.isEmpty else { return "\(column) is the target at every step" }
    return "\(column) differs from the target at \(count(steps.count, "step"))"
      + " (t = \(list(steps.map { String($0) })))"
  }

  func range(of column: String, from lower: String, to upper: String) -> String {
    "\(column) from \(lower) to \(upper)"
  }

  func stepComparison(title: String, tables: [String]) -> String {
    "\(count(tables.count, "table")) of time steps side by side, “\(title)”."
      + tables.map { " " + $0 }.joined()
  }

  func counts(title: String, rows: [String]) -> String { "Counts “\(title)”: " + sentence(rows) }

  func count(_ digits: String, ratio: String) -> String { "\(digits) (\(ratio) times)" }

  func tensor(
    name: String, shape: String?, range: NumberRange?, nonfinite: Int
  ) -> String {
    var parts = [shape.map { "Tensor \(name) of shape \($0)" } ?? "Scalar \(name)"]
    if let range {
      parts.append(
        range.lower == range.upper
          ? "value \(range.lower)" : "values from \(range.lower) to \(range.upper)")
    }
    if nonfinite > 0 {
      parts.append("\(count(nonfinite, "value")) \(isOrAre(nonfinite)) NaN or infinite")
    }
    return joined(parts) + "."
  }

  // MARK: Figures of figures

  func stack(title: String, parts: [DescribedPart]) -> String {
    "“\(title)”, \(count(parts.count, "figure")).\(numbered(parts))"
  }

  func stepper(title: String, frames: [DescribedPart]) -> String {
    "“\(title)” in \(count(frames.count, "step")).\(numbered(frames))"
  }
}

// MARK: - Pages and other forms

extension English {
  var joinsLines: Bool { false }
  var fullWidthMarks: [Unicode.Scalar: String] { [:] }
  var captionLeads: [String] { ["Table:"] }
  var asideNames: [String: String] { [:] }
  var printingWords: [String] { ["Prints"] }
  func boxMark(_ kind: String) -> String { "[\(kind)] " }
  var captionSpace: String { "  " }
  func statements(_ parts: [String]) -> String { parts.joined(separator: "; ") }
  func sentence(_ text: String) -> String { "\(text)." }
  func bracketed(_ text: String) -> String { "(\(text))" }
  func evidence(_ text: String) -> String { " (\(text))" }

  func name(of kind: NumberedKind, _ number: String) -> String {
    switch kind {
    case .figure: "Figure \(number)"
    case .table: "Table \(number)"
    case .equation: "Equation \(number)"
    }
  }
  func section(_ number: String) -> String { "Section \(number)" }
  func chapter(_ number: Int) -> String { "Chapter \(number)" }
  var headingLink: String { "Link to this section" }
  var footnoteBack: String { "Back to the text" }

  var noteBox: String { "Note" }
  var tipBox: String { "Tip" }
  var importantBox: String { "Important" }
  var warningBox: String { "Warning" }
  var cautionBox: String { "Caution" }
  var erratumBox: String { "Erratum" }
  var detailsBox: String { "Details" }

  func code(lines: Int) -> String { "Code · \(lines) \(lines == 1 ? "line" : "lines")" }
  func hiddenLines(_ count: Int) -> String {
    "With the \(count == 1 ? "line" : "\(count) lines") not shown"
  }
  func cell(_ name: String) -> String { "Cell \(name)" }
  func excerpt(from file: String, name: String) -> String { "From \(file): \(name)" }
  var hiddenCode: String { "Code that is not shown above" }
  var backToResult: String { "Back to the result" }
  func wholeProgram(line: Int) -> String { "In the chapter's program: line \(line)" }
  var figureLink: String { "Link" }
  var textVersion: String { "Text" }
  var dataTable: String { "Data" }
  func shownAgain(_ link: String) -> String { "(\(link), shown again.)" }
  func see(_ link: String) -> String { "(See \(link).)" }
  func picture(_ alternative: String) -> String { "[Picture: \(alternative)]" }
  var expectedCompileError: String { "Compile-time error (expected)" }
  var expectedWarning: String { "Compile-time warning (expected)" }
  var mistake: String { "Error" }
  var skipped: String { "Not run: it needs a cell with an error" }
  var expectedTrap: String { "Runtime error (expected)" }

  func shape(of name: String, _ shape: String) -> String { "Shape of \(name): \(shape)" }
  var scalar: String { "scalar" }
  func shapesOfChapter(_ count: Int) -> String { "Shapes in this chapter (\(count))" }
  var shapeHeaders: (name: String, shape: String, cell: String) {
    ("Name", "Shape", "Cell")
  }

  var predictionTitle: String { "Guess first" }
  var questionTitle: String { "Question" }
  var answers: String { "Answer" }
  func rightAnswers(_ letters: [String]) -> String {
    "\(letters.joined(separator: ", ")). The code above has tried every option:"
  }
  func verdict(_ letter: String, isRight: Bool) -> String {
    "\(letter) is \(isRight ? "right" : "wrong"). "
  }

  func claim(_ id: String) -> String { "Claim \(id)" }
  func claims(_ ids: [String]) -> String {
    "\(ids.count == 1 ? "Claim" : "Claims") \(list(ids))"
  }
  func proof(_ id: String) -> String { "Proof \(id)" }
  func proof(of ids: [String]) -> String {
    "Proof of \(ids.count == 1 ? "claim" : "claims") \(list(ids))"
  }
  func sameProof(as other: String) -> String { "The same proof as \(other)" }
  func measured(_ value: String) -> String { "measured \(value)" }
  func holds(_ holds: Bool) -> String { holds ? "holds" : "does not hold" }
  func mustEqual(_ bound: String) -> String { "must equal \(bound)" }
  func atMost(_ bound: String) -> String { "at most \(bound)" }
  func atLeast(_ bound: String) -> String { "at least \(bound)" }
  func margin(_ factor: String) -> String { "margin ×\(factor)" }
  var wholeMargin: String { "the whole margin is left" }
  var notANumber: String { "NaN" }
  func moreProofs(_ count: Int) -> String { " \(count) more." }
  var control: String { "control" }
  func evidence(_ count: Int) -> String { "Evidence · \(count)" }
  var proofHeaders: (condition: String, measured: String, required: String, result: String) {
    ("Condition", "Measured", "Required", "Result")
  }
  var asWritten: String { "as written" }
  var mustFail: String { "does not hold" }
  var failedAsExpected: String { "fails, as expected" }
  var seeEvidence: String { "Evidence" }
  var backToSentence: String { "Back to the text" }

  var glossaryTitle: String { "Glossary" }
  func otherNames(english: String?, synonyms: [String]) -> String {
    let also = synonyms.isEmpty ? [] : ["also " + list(synonyms)]
    return joined([english].compactMap(\.self) + also)
  }

  var claimsTitle: String { "Claims" }
  func claimsIntroduction(claims: Int, proofs: Int, falsified: Int) -> String {
    let made = claims == 1 ? "This book makes one claim" : "This book makes \(claims) claims"
    let experiments = proofs == 1 ? "one experiment" : "\(proofs) different experiments"
    let passed = falsified == claims ? "All \(claims)" : "\(falsified) of \(claims)"
    return
      "\(made), proved by \(experiments), each of them a real run. Whether a proof lets a wrong model "
      + "pass was tried too: with one part of the method left out (a mutation) the chapter runs again, "
      + "and the proof must fail and so kill the mutation; where nothing can be left out, a control must "
      + "fail. \(passed) passed the test against wrong models."
  }
  var evidenceTitle: String { "The evidence for each claim" }
  var evidenceCaption: String {
    "Claims, evidence and margins; each link leads to the cell that computed it"
  }
  var evidenceHeaders: (id: String, claim: String, evidence: String, rejected: String) {
    ("Id", "Claim", "Evidence", "Wrong model that fails")
  }
  func killed(_ mutation: String) -> String { "\(mutation), killed" }
  func rejected(_ control: String) -> String { "\(control), rejected" }
  var nothingRejected: String { "none was found" }
  var mutationsTitle: String { "Which claims kill each mutation" }
  var mutationsIntroduction: String {
    "Each column is a mutation: one thing is left out, and the chapter runs again. “killed”: the claim no longer "
      + "holds; “holds”: it still does; ·: not tried in that chapter, or not reached. A "
      + "frame marks the mutations that the claim itself says it must kill."
  }
  var mutationsCaption: String { "Mutations and claims" }
  var notTried: String { "not tried" }
  var isKilled: String { "killed" }

  var firstPage: String { "the first page" }
  var charactersPerMinute: Int { 1_200 }
  func readingTime(_ minutes: Int) -> String {
    "about \(minutes) \(minutes == 1 ? "minute" : "minutes")"
  }
  func chapters(_ count: Int) -> String { count == 1 ? "chapter" : "chapters" }
  func runCells(_ count: Int) -> String {
    count == 1 ? "piece of code that was run" : "pieces of code that were run"
  }
  func figures(_ count: Int) -> String {
    count == 1 ? "figure or table" : "figures and tables"
  }
  func provedClaims(_ count: Int) -> String {
    count == 1 ? "claim proved by a run" : "claims proved by runs"
  }
  var pageNotice: String {
    "Every number, table and figure on this page was computed by the book's own Swift code; measured "
      + "times name their machine."
  }
  func provenance(_ parts: [String]) -> String {
    "Made from (first eight digits of SHA-256): " + parts.joined(separator: "; ") + "."
  }
  func sourceFile(_ name: String, _ hash: String) -> String { "source \(name) \(hash)" }
  func librarySources(_ hash: String) -> String { "library sources \(hash)" }
  func randomSeeds(_ seeds: String) -> String { "random seeds \(seeds)" }
  func results(_ hash: String) -> String { "results \(hash)" }
  func proofs(_ count: Int, holding: Int) -> String {
    "\(count) \(count == 1 ? "proof" : "proofs"), \(holding) holding"
  }

  func machine(processor: String?, cores: Int, system: String) -> String {
    "\(processor ?? "unknown processor"), \(cores) \(cores == 1 ? "core" : "cores"), \(system)"
  }
  func measured(on machine: String) -> String { "Measured on: \(machine)" }

  var firstChapterTitle: String { "1. Start" }
  func newChapter(title: String, label: String) -> String {
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

// MARK: - Templates, script, style sheet and preview

extension English {
  var template: TemplateWords { Self.templateWords }
  var script: ScriptWords { Self.scriptWords }
  var stylesheet: StylesheetWords { Self.stylesheetWords }
  var preview: PreviewWords { Self.previewWords }

  private static let templateWords = TemplateWords(
    skipToText: "Skip to the text",
    skipToContents: "Skip to the contents",
    contents: "Contents",
    pageTurn: "Previous and next chapter",
    previousChapter: "Previous chapter",
    nextChapter: "Next chapter",
    bookFacts: "In this book",
    tools: "Tools",
    searchBook: "Search the book",
    reading: "What to show",
    readingText: "Text",
    readingCode: "Code",
    readingEvidence: "Evidence",
    systemColours: "Colours: as the system",
    keyboard: "Keyboard shortcuts",
    close: "Close",
    searchField: "Words to find",
    searchExamples: "Words, names, numbers…",
    searchKeysHTML: "<kbd>↓</kbd> <kbd>↑</kbd> to choose, <kbd>Enter</kbd> to open,"
      + " <kbd>Esc</kbd> to close; separate words with spaces",
    keysCaption: "Keys and what they do",
    key: "Key",
    keyAction: "What it does",
    openSearchKeysHTML: "<kbd>/</kbd> or <kbd>Ctrl</kbd> <kbd>K</kbd>",
    turnPages: "Previous, next chapter",
    figureKeysHTML: "<kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd> in a figure",
    readHeatmap: "Read a heatmap cell by cell: row, column and value",
    stepperKeysHTML: "<kbd>←</kbd> <kbd>→</kbd> on the buttons of a figure in steps",
    takeSteps: "Previous, next step",
    showKeys: "Show this list",
    singleKeysHTML: "Use shortcuts of a single character (<kbd>/</kbd> and <kbd>?</kbd>)")

  private static let scriptWords = ScriptWords(
    systemColours: templateWords.systemColours,
    lightColours: "Colours: light",
    darkColours: "Colours: dark",
    pageResult: "Page",
    sectionResult: "Section",
    figureResult: "Figure",
    claimResult: "Claim",
    termResult: "Term",
    erratumResult: "Erratum",
    codeResult: "Code",
    results: ScriptWords.Counted(one: "{0} result", other: "{0} results"),
    firstResults: "{0} results, the first {1} are listed",
    bestResults: "Many results, the best {0} are listed",
    nearestResults: "No place has all of these words; the nearest are:",
    noResult: "Nothing found for “{0}”",
    indexMissing:
      "The file that the search needs is missing: it belongs in the same folder as this page.",
    copy: "Copy",
    copied: "Copied",
    copyByHand: "Please copy by hand",
    cellRow: "Text, data, code and evidence",
    scrollingBox: "Content that scrolls sideways",
    heatmap: "Heatmap, read cell by cell with the arrow keys: {0}",
    listSeparator: ", ",
    cellOfHeatmap: "{0}, {1}",
    enlarge: "Enlarge",
    zoomHint:
      "Choose a cell (click it, or go to it with the arrows and press Enter): its row is shown here, with its dot product marked.",
    allPanels: "All",
    play: "Play",
    pause: "Pause")

  private static let stylesheetWords = StylesheetWords(output: "Output", value: "Value")

  private static let previewWords = PreviewWords(
    languageTag: "en",
    pageMissing: "This page is not built yet",
    pageMissingNote: "The page will appear here once it is built; it may also not exist.",
    unconfirmed: "to be confirmed",
    confirmed: "confirmed",
    messages: { errors, warnings in
      let parts = [
        errors > 0 ? "\(errors) \(errors == 1 ? "error" : "errors")" : nil,
        warnings > 0 ? "\(warnings) \(warnings == 1 ? "warning" : "warnings")" : nil,
      ].compactMap(\.self)
      return "The book has " + parts.joined(separator: " and ")
    },
    close: "Close")
}
