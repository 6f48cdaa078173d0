import BookDocument
import CellRecords

/// Writes a question to the reader as HTML, its answer folded away.
enum QuestionMarkup {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// The question.
  static func html(of question: QuestionRecord) -> String {
    let options = question.options.map { "<li>\($0.text.htmlEscaped)</li>" }
    let right = question.options.indices.filter { question.options[$0].isRight }
      .map { String(letters[$0 % letters.count]) }
    let reasons = question.options.enumerated().map { place, option in
      let verdict = option.isRight ? "对" : "不对"
      let letter = letters[place % letters.count]
      return "<li><strong>\(letter) \(verdict)。</strong>\(option.evidence.htmlEscaped)</li>"
    }
    return """
      <div class="question" role="group" aria-label="想一想">
      <p class="question-prompt"><span class="question-title">想一想</span>\(question.prompt.htmlEscaped)</p>
      <ol class="question-options">
      \(options.joined(separator: "\n"))
      </ol>
      <details class="question-answer"><summary>答案</summary>
      <p>\(right.joined(separator: "、"))。每个选项都由上面的代码算过：</p>
      <ul>
      \(reasons.joined(separator: "\n"))
      </ul></details>
      </div>
      """
  }
}
