/// A Swift block of a chapter.
public struct Cell: Sendable, Hashable {
  /// Its place among the chapter's cells.
  public var index: Int
  /// The code without the option lines, as the reader sees it.
  public var code: String
  /// The place of the first line of `code` in the chapter.
  ///
  /// - Units: the column is that of the code's first byte, past a list's or quote's indentation.
  public var location: SourceLocation
  /// What the author asked for.
  public var options: CellOptions

  /// Creates a cell.
  public init(index: Int, code: String, location: SourceLocation, options: CellOptions) {
    self.index = index
    self.code = code
    self.location = location
    self.options = options
  }
}

extension Cell {
  /// Whether the cell is part of the chapter's program: one that must not compile, or must trap, is
  /// run apart, and no other cell sees it.
  public var isInProgram: Bool {
    options.run && (options.expectation == nil || options.expectation?.kind == .warning)
  }

  /// How many lines the code has.
  public var lineCount: Int { code.split(separator: "\n", omittingEmptySubsequences: false).count }

  /// How a message names the cell: its label, or else its number.
  public var name: String { options.label ?? "#\(index + 1)" }
}
