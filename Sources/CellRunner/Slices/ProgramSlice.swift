/// A part of a chapter's program.
struct ProgramSlice {
  /// The cells that run whole and show what they give.
  var cells: Set<Int> = []
  /// The values in sentences that are computed.
  var values: Set<Int> = []
  /// The statements that those need of other cells, by the cell.
  var statements: [Int: [ProgramItem]] = [:]
}
