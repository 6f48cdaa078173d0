/// A question to the reader whose options have been checked by the run.
public struct QuestionRecord: Sendable, Hashable, Codable {
  /// One possible answer.
  public struct Option: Sendable, Hashable, Codable {
    /// The answer.
    public var text: String
    /// Whether the author calls it right.
    public var isRight: Bool
    /// Whether the run found it to hold.
    public var holds: Bool
    /// What the run says about it.
    public var evidence: String
    /// The line of the answer.
    public var place: CellLine

    public init(text: String, isRight: Bool, holds: Bool, evidence: String, place: CellLine) {
      self.text = text
      self.isRight = isRight
      self.holds = holds
      self.evidence = evidence
      self.place = place
    }
  }

  /// The question.
  public var prompt: String
  /// The possible answers in order.
  public var options: [Option]

  public init(prompt: String, options: [Option]) {
    self.prompt = prompt
    self.options = options
  }

  /// The question as a reader sees it who runs a copied program.
  public var standaloneText: String {
    ([prompt] + options.map { "- \($0.text)" }).joined(separator: "\n")
  }
}
