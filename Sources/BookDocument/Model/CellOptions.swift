/// What an author can ask of a cell in `//| key: value` lines at its top.
package struct CellOptions: Sendable, Hashable {
  /// The name by which the figure can be referred to.
  package var label: String?
  /// The caption; a cell's figure is numbered when it has one.
  package var caption: String?
  /// The caption as a line of Markdown; empty without one.
  package var captionLine: [Inline] = []
  /// The text for readers who cannot see the figure, in place of the generated one.
  package var alternativeText: String?
  /// Whether the page shows the code.
  package var echo: Bool
  /// Whether the page shows what the cell gave.
  package var output: Bool
  /// Whether the code is folded away until the reader opens it.
  package var fold: Bool
  /// Whether the code is compiled and run.
  package var run: Bool
  /// How long the cell may take, if not as long as others.
  package var timeout: Duration?
  /// What must go wrong in the cell, if anything.
  package var expectation: Expectation?
  /// Whether the cell takes time: a build shows its last measurement and does not run it.
  package var measured: Bool
  /// The name of the program that the cell is a part of, if not the chapter's.
  package var group: String?
  /// Whether the code is a listing of signatures, which is compiled and not run.
  package var interface = false
  /// The variable whose value is shown after the cell.
  package var show: String?
  /// The lines of a source file that replace the code, as `path#name`.
  package var include: String?

  /// Creates options; those left out have the value that an unmarked cell has.
  package init(
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
