import BookLanguage
import CellRecords

/// Writes a question: its options, and folded away the answer with what the run says of each.
enum QuestionHTML {
  static func html(of question: QuestionRecord, _ phrases: any Phrases) -> String {
    let options = question.options.map { "<li>\($0.text.htmlEscaped)</li>" }
    let reasons = zip(question.letters, question.options).map { letter, option in
      let verdict = phrases.verdict(letter, isRight: option.isRight)
      return "<li><strong>\(verdict)</strong>\(option.evidence.htmlEscaped)</li>"
    }
    let title = phrases.questionTitle
    return """
      <div class="question" role="group" aria-label="\(title)">
      <p class="question-prompt"><span class="question-title">\(title)</span>\
      \(question.prompt.htmlEscaped)</p>
      <ol class="question-options">
      \(options.joined(separator: "\n"))
      </ol>
      <details class="question-answer"><summary>\(phrases.answers)</summary>
      <p>\(phrases.rightAnswers(question.rightLetters))</p>
      <ul>
      \(reasons.joined(separator: "\n"))
      </ul></details>
      </div>
      """
  }
}
