/// One thing that a cell gave, in the order in which it came.
public enum CellOutput: Sendable, Hashable, Codable {
  /// What the cell wrote to standard output.
  case printed(String)
  /// A value that shows itself as text.
  case value(String)
  /// A value that shows itself as a figure.
  case figure(FigureRecord)
  /// A expectedFailure that had to happen.
  case expectedFailure(ExpectedFailure)
  /// A proof of a claim.
  case proof(ProofRecord)
  /// A question with its checked answers.
  case question(QuestionRecord)
}
