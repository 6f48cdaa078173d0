/// A question to the reader whose options have been checked by the run.
package struct QuestionRecord: Sendable, Hashable, Codable {
  /// One possible answer.
  package struct Option: Sendable, Hashable, Codable {
    /// The answer.
    package var text: String
    /// Whether the author calls it right.
    package var isRight: Bool
    /// Whether the run found it to hold.
    package var holds: Bool
    /// What the run says about it.
    package var evidence: String
    /// The line of the answer.
    package var place: CellLine

    package init(text: String, isRight: Bool, holds: Bool, evidence: String, place: CellLine) {
      self.text = text
      self.isRight = isRight
      self.holds = holds
      self.evidence = evidence
      self.place = place
    }
  }

  /// The question.
  package var prompt: String
  /// The possible answers in order.
  package var options: [Option]

  package init(prompt: String, options: [Option]) {
    self.prompt = prompt
    self.options = options
  }

  /// The question as a reader sees it who runs a copied program.
  package var standaloneText: String {
    ([prompt] + options.map { "- \($0.text)" }).joined(separator: "\n")
  }
}
