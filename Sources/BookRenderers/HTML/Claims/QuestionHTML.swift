import BookLanguage
import CellRecords

/// Writes a question: its options, and folded away the answer with what the run says of each.
///
/// Where scripts run, the options become buttons that give their reason at once.
enum QuestionHTML {
  static func html(of question: QuestionRecord, _ phrases: any Phrases) -> String {
    let options = question.options.map { "<li>\($0.text.htmlEscaped)</li>" }
    let reasons = zip(question.letters, question.options).map { letter, option in
      let verdict = phrases.verdict(letter, isRight: option.isRight)
      return "<li data-verdict=\"\(option.isRight ? "right" : "wrong")\">"
        + "<strong>\(verdict)</strong>\(option.evidence.htmlEscaped)</li>"
    }
    let (title, prompt) = question.heading(in: phrases)
    return """
      <div class="question" role="group" aria-label="\(title)" data-question>
      <p class="question-prompt"><span class="question-title">\(title)</span>\
      \(prompt.htmlEscaped)</p>
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
