/// What figures say: headers, legends, and the sentences of alternative texts.
///
/// Numbers arrive as they are to be written.
public protocol FigurePhrases: Sendable {
  /// Equal things in a row, `a, b`.
  func list(_ items: [String]) -> String
  /// Parts of one statement, `query a 0.5, target b 0.2`.
  func joined(_ parts: [String]) -> String
  /// A name and what belongs to it, `name: text`.
  func labelled(_ name: String, _ text: String) -> String

  // MARK: Headers

  /// What adds up numbers.
  var sum: String { get }
  /// The header of names.
  var name: String { get }
  /// The header of numbers.
  var value: String { get }
  /// The header of what is counted.
  var quantity: String { get }
  /// The header of marks.
  var mark: String { get }
  /// The axis of time.
  var timeStep: String { get }
  /// The axis of the elements of a vector.
  var dimension: String { get }
  /// The elements of two vectors multiplied.
  var products: String { get }
  /// The header of what should come out.
  var target: String { get }
  /// The header of what came out.
  var prediction: String { get }
  /// The header of words.
  var word: String { get }
  /// The header of probabilities.
  var probability: String { get }
  /// The header of losses.
  var loss: String { get }
  /// The text between the names of rows and columns in the corner of a table.
  var cornerSeparator: String { get }

  // MARK: Masks and verdicts

  /// A cell that a mask hides, in a table.
  var masked: String { get }
  /// What the hatching of a drawing means.
  var hidden: String { get }
  /// What an `x` in plain text means.
  var hiddenNote: String { get }
  /// A token that is its target, before the token.
  func verdict(agrees: Bool) -> String
  /// What the signs of verdicts mean in plain text.
  var verdictNote: String { get }

  // MARK: Heatmaps

  /// A heatmap.
  func heatmap(title: String, size: MatrixSize, summary: String) -> String
  /// Heatmaps side by side.
  func heatmaps(title: String, size: MatrixSize, panels: [DescribedPart]) -> String
  /// Heatmaps that follow from each other; the course names panels and operations.
  func heatmapStrip(
    title: String, course: String, size: MatrixSize, panels: [DescribedPart]
  ) -> String
  /// The values of a heatmap.
  func summary(of facts: HeatmapFacts) -> String
  /// One cell of a heatmap.
  func cell(at place: String, value: String, isMasked: Bool) -> String
  /// The title of a legend; the name is that of the panels which have the scale.
  func legend(name: String?) -> String
  /// A legend in words.
  func legend(from lower: String, to upper: String, shades: Int, hasMask: Bool) -> String
  /// A legend in plain text.
  func legend(
    shades: String, from lower: String, to upper: String, hasMask: Bool, hasNonfinite: Bool
  ) -> String

  // MARK: Numbers

  /// The power of ten that all numbers of a table are multiplied by.
  func factor(_ exponent: Int) -> String

  // MARK: Bars and dot products

  /// Bars in groups; each group is described.
  func bars(
    title: String, labelName: String, valueName: String, groups: [BarGroupFacts]
  ) -> String
  /// One bar.
  func bar(_ label: String, mark: String?, value: String) -> String
  /// A scaled dot product.
  func dotProduct(_ facts: DotProductFacts) -> String
  /// The lines under a drawn dot product.
  func equation(_ facts: DotProductFacts) -> [String]
  /// One element of a vector.
  func element(_ index: Int, of vector: String) -> String

  // MARK: Charts

  /// A line chart; each line is described.
  func lineChart(
    title: String, xName: String, yName: String, isLogarithmic: Bool, lines: [String]
  ) -> String
  /// The course of a line.
  func summary(of facts: LineFacts) -> String
  /// A line that has no point.
  func lineWithoutPoints(_ name: String) -> String
  /// A line in the legend with its last value.
  func line(_ name: String, lastValue: String?) -> String
  /// One point of a line.
  func point(of line: String, xName: String, x: String, y: String) -> String
  /// The caption of a table that leaves points out.
  func sampled(_ caption: String, count: Int, stride: Int) -> String

  // MARK: Graphs

  /// A dependency graph and the nodes of its longest chain.
  func graph(
    title: String, columns: Int, nodes: Int, edges: Int, cost: String, chain: [String]
  ) -> String
  /// The cost of a chain in a unit; nil for steps.
  func cost(_ cost: Int, unit: String?) -> String
  /// The longest chain, below the drawing.
  func longestChain(cost: String) -> String
  /// What the marks of the longest chain mean in plain text.
  func longestChainNote(cost: String) -> String
  /// A node in the longest chain.
  func criticalNode(_ name: String) -> String
  /// The headers of a table of arrows: what comes first, what needs it, and whether the arrow is in
  /// the longest chain.
  var edgeHeaders: (first: String, second: String, isCritical: String) { get }
  /// That an arrow is in the longest chain.
  var yes: String { get }

  // MARK: Steps, counts and tensors

  /// A table of time steps with what is notable in its columns.
  func stepTable(title: String, steps: Int, notes: [String]) -> String
  /// That a column agrees with its targets but for these steps.
  func differingSteps(_ steps: [Int], of column: String) -> String
  /// The range of a column.
  func range(of column: String, from lower: String, to upper: String) -> String
  /// Step tables side by side.
  func stepComparison(title: String, tables: [String]) -> String
  /// A table of counts; each row is described.
  func counts(title: String, rows: [String]) -> String
  /// A count and how many times the first it is.
  func count(_ digits: String, ratio: String) -> String
  /// A tensor; a scalar has no shape. The range is nil where no value is finite.
  func tensor(
    name: String, shape: String?, range: NumberRange?, nonfinite: Int
  ) -> String

  // MARK: Figures of figures

  /// Figures under each other.
  func stack(title: String, parts: [DescribedPart]) -> String
  /// Figures of which one is seen at a time.
  func stepper(title: String, frames: [DescribedPart]) -> String
}
