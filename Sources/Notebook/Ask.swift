/// Asks the reader a question; the page folds the answer away.
///
/// ```swift
/// ask("Does the score of step 1 change without the mask?", [
///   .right("yes", holds: leak > 0, evidence: "by up to \(decimal(leak))"),
///   .wrong("no", holds: leak == 0, evidence: "see the number above"),
/// ])
/// ```
///
/// - Parameters:
///   - prompt: The question.
///   - answers: The possible answers in order.
/// - Precondition: One answer at least is right, and one is wrong.
public func ask(_ prompt: String, _ answers: [Answer]) {
  precondition(
    answers.contains(where: \.isRight) && answers.contains { !$0.isRight },
    "a question has a right and a wrong answer, got \(answers.count(where: \.isRight)) right of "
      + "\(answers.count)")
  Channel.shared.send(prompt, answers)
}

/// A possible answer to a question of the book, checked by the run.
public struct Answer: Sendable {
  let text: String
  let isRight: Bool
  let holds: Bool
  let evidence: String
  let line: Int

  /// An answer that the author calls right; the build fails at its line when it does not hold.
  ///
  /// - Parameters:
  ///   - text: The answer.
  ///   - holds: Whether what it says is so, as the cell computed it.
  ///   - evidence: What the run says about it, shown with the answer.
  ///   - line: The line of the answer.
  /// - Returns: The answer.
  public static func right(
    _ text: String, holds: Bool, evidence: String, line: Int = #line
  ) -> Answer {
    Answer(text: text, isRight: true, holds: holds, evidence: evidence, line: line)
  }

  /// An answer that the author calls wrong; the build fails at its line when it holds all the same.
  ///
  /// - Parameters:
  ///   - text: The answer.
  ///   - holds: Whether what it says is so, as the cell computed it.
  ///   - evidence: The counter-example.
  ///   - line: The line of the answer.
  /// - Returns: The answer.
  public static func wrong(
    _ text: String, holds: Bool, evidence: String, line: Int = #line
  ) -> Answer {
    Answer(text: text, isRight: false, holds: holds, evidence: evidence, line: line)
  }
}
