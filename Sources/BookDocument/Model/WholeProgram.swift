/// A chapter's cells as one program that compiles by itself and prints what they show.
package struct WholeProgram: Sendable, Hashable, Codable {
  /// The program.
  package var text: String
  /// Where each cell's code begins, by the cell's index.
  ///
  /// - Units: lines of the text, counted from 1.
  package var lines: [Int: Int]

  package init(text: String, lines: [Int: Int]) {
    self.text = text
    self.lines = lines
  }
}

extension Cell {
  /// Whether the cell is one of the program's that gives the same whenever it runs.
  package var isInWholeProgram: Bool { isInProgram && !options.measured && !code.isEmpty }
}
