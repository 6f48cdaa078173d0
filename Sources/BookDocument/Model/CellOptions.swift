/// What an author can ask of a cell in `//| key: value` lines at its top.
public struct CellOptions: Sendable, Hashable {
  /// The name by which the figure can be referred to.
  public var label: String?
  /// The caption; a cell's figure is numbered when it has one.
  public var caption: String?
  /// The caption as a line of Markdown; empty without one.
  public var captionLine: [Inline] = []
  /// The text for readers who cannot see the figure, in place of the generated one.
  public var alternativeText: String?
  /// Whether the page shows the code.
  public var echo: Bool
  /// Whether the page shows what the cell gave.
  public var output: Bool
  /// Whether the code is folded away until the reader opens it.
  public var fold: Bool
  /// Whether the code is compiled and run.
  public var run: Bool
  /// How long the cell may take, if not as long as others.
  public var timeout: Duration?
  /// What must go wrong in the cell, if anything.
  public var expectation: Expectation?
  /// Whether the cell takes time: a build shows its last measurement and does not run it.
  public var measured: Bool
  /// The lines of a source file that stand in the place of code, as `path#name`.
  public var include: String?

  /// Creates options; those left out have the value that an unmarked cell has.
  public init(
    label: String? = nil, caption: String? = nil, alternativeText: String? = nil,
    echo: Bool = true, output: Bool = true, fold: Bool = false, run: Bool = true,
    timeout: Duration? = nil, expectation: Expectation? = nil, measured: Bool = false
  ) {
    self.label = label
    self.caption = caption
    self.alternativeText = alternativeText
    self.echo = echo
    self.output = output
    self.fold = fold
    self.run = run
    self.timeout = timeout
    self.expectation = expectation
    self.measured = measured
  }
}
