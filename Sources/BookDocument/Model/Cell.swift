/// A Swift block of a chapter.
package struct Cell: Sendable, Hashable {
  /// Its place among the chapter's cells.
  package var index: Int
  /// The code that runs, without the option lines.
  package var code: String
  /// The lines of the code that run and are not shown, counted from 0.
  package var hiddenLines: Set<Int> = []
  /// The place of the first line of `code` in the chapter.
  ///
  /// - Units: the column is that of the code's first byte, past a list's or quote's indentation.
  package var location: SourceLocation
  /// What the author asked for.
  package var options: CellOptions
  /// Where the variable stands that the option `show` names.
  package var showLocation: SourceLocation?
  /// What a block below the cell says that it prints.
  package var expectedOutput: ExpectedOutput?

  /// A block ```` ```output ````, and where its text starts.
  package struct ExpectedOutput: Sendable, Hashable {
    package var text: String
    package var location: SourceLocation
  }

  /// Creates a cell.
  package init(index: Int, code: String, location: SourceLocation, options: CellOptions) {
    self.index = index
    self.code = code
    self.location = location
    self.options = options
  }
}

extension Cell {
  /// Whether the cell is part of the chapter's program: one that must not compile, or must trap, is
  /// run apart, and no other cell sees it.
  package var isInProgram: Bool {
    options.run && !options.interface
      && (options.expectation == nil || options.expectation?.kind == .warning)
  }

  /// The code as the reader sees it.
  package var shownCode: String {
    guard !hiddenLines.isEmpty else { return code }
    return shownLines.map { $0.text }.joined(separator: "\n")
  }

  /// The lines that the reader sees, each with its number in the code.
  package var shownLines: [(number: Int, text: Substring)] {
    code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !hiddenLines.contains($0.offset) }.map { ($0.offset, $0.element) }
  }

  /// Whether the page shows code in the cell's place.
  package var showsCode: Bool { options.echo && !shownCode.isEmpty }

  /// How many lines the code has.
  package var lineCount: Int { code.split(separator: "\n", omittingEmptySubsequences: false).count }

  /// How a message names the cell: its label, or else its number.
  package var name: String { options.label ?? "#\(index + 1)" }
}
