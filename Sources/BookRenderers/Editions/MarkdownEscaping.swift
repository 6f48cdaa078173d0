extension StringProtocol {
  /// The text as one line of Markdown that means nothing but itself.
  var markdownEscaped: String {
    var result = ""
    for character in self {
      if character.isNewline {
        result += " "
      } else {
        if "\\`*_[]<>|~$&#".contains(character) { result += "\\" }
        result.append(character)
      }
    }
    return result
  }

  /// A fence longer than every run of backquotes in the text.
  var fence: String {
    var longest = 0
    for run in split(whereSeparator: { $0 != "`" }) { longest = Swift.max(longest, run.count) }
    return String(repeating: "`", count: Swift.max(3, longest + 1))
  }

  /// The text's lines; a line end at its end begins no further line.
  var textLines: [String] {
    let text = hasSuffix("\n") ? String(dropLast()) : String(self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension String {
  /// Markdown without the names that an author gave to headings, which only this book's pages know.
  var withoutHeadingNames: String {
    replacing(/(?m)^(?<heading>#{1,6} .*?)[ \t]*\{#[A-Za-z0-9_-]+\}[ \t]*$/) { String($0.heading) }
  }
}
