import BookDocument
import CellRecords

extension ProofRecord {
  /// The proof as one line of an edition: `✓ 论断 6.1-d　打分的最大差：测得 0，须恰为 0`.
  var line: String {
    "\(result.holds ? "✓" : "✗") 论断 \(claim)　\(measure)：\(ProofText.summary(of: self))"
  }
}

extension QuestionRecord {
  /// The question with its options, and then the answers with what the run says of them.
  var lines: (prompt: String, options: [String], answers: [String]) {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let named = options.enumerated().map { (letters[$0 % letters.count], $1) }
    return (
      "想一想：\(prompt)", named.map { "\($0). \($1.text)" },
      named.map { "\($0) \($1.isRight ? "对" : "不对")。\($1.evidence)" }
    )
  }
}
