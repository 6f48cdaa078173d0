/// Asks the reader a question (想一想); the page folds the answer away.
///
/// ```swift
/// ask("去掉因果掩码，第 1 步的打分会不会变？", [
///   .right("会变", holds: leak > 0, evidence: "最大变了 \(decimal(leak))"),
///   .wrong("不会变", holds: leak == 0, evidence: "上面那个数就是反例"),
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
  Channel.shared.send(question: prompt, answers)
}

extension Frame {
  /// The payload of a question: prompt, number of answers, and each answer.
  init(question: String, _ answers: [Answer]) {
    self.init()
    append(question)
    append(answers.count)
    for answer in answers {
      append(answer.text)
      append(answer.isRight ? 1 : 0)
      append(answer.holds ? 1 : 0)
      append(answer.evidence)
      append(answer.line)
    }
  }
}
