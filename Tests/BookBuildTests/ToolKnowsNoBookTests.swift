import BookLanguage
import SwiftParser
import SwiftSyntax
import TestSupport
import Testing

/// The tool makes books: it knows neither what this one is about nor the language that it is in.
@Suite struct ToolKnowsNoBookTests {
  /// The targets of this book's own library, and the command that brings both together.
  private static let booksOwn = ["Transformer", "TransformerFigures", "CKernels", "build-book"]

  /// A word that a compiler or a reader of a page gets, so no comment.
  private struct Word {
    let text: String
    let place: String
  }

  private static let words: [Word] = Repository.files(in: "Sources")
    .filter { file in !booksOwn.contains { file.hasPrefix("Sources/\($0)/") } }
    .flatMap { file in
      guard let text = try? Repository.text(of: file) else { return [Word]() }
      return file.hasSuffix(".swift") ? swift(text, file) : resource(text, file)
    }

  private static func swift(_ text: String, _ file: String) -> [Word] {
    let tree = Parser.parse(source: text)
    let places = SourceLocationConverter(fileName: file, tree: tree)
    return tree.tokens(viewMode: .sourceAccurate).map { token in
      let line = places.location(for: token.positionAfterSkippingLeadingTrivia).line
      return Word(text: token.text, place: "\(file):\(line)")
    }
  }

  /// The lines of a script, style sheet, template or C file without its comments.
  private static func resource(_ text: String, _ file: String) -> [Word] {
    let code = text.replacing(/\/\*.*?\*\/|\{\{!.*?\}\}/.dotMatchesNewlines()) { match in
      String(repeating: "\n", count: match.output.count { $0 == "\n" })
    }
    return code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      Word(
        text: String($1).replacing(/(?:^|\s)\/\/.*/, with: ""), place: "\(file):\($0 + 1)")
    }
  }

  private func places(_ isFound: (Word) -> Bool) -> [String] {
    Self.words.filter(isFound).map { "\($0.place): \($0.text)" }
  }

  @Test func theSourcesAreThere() {
    #expect(Self.words.contains { $0.place.hasSuffix(".js:1") })
    #expect(Self.words.contains { $0.text == "BookBuilder" })
  }

  @Test(arguments: [
    "transformer", "backward", "teacher", "forcing", "causal", "attention", "softmax", "adam",
  ])
  func noTargetOfTheToolHasAWordOfThisBook(word: String) {
    // DocC has an aside of this name.
    let aside = "Sources/BookDocument/Markdown/DocumentReader+Asides.swift:"
    let found = places { use in
      use.text.lowercased().contains(word)
        && !(use.text == "attention" && use.place.hasPrefix(aside))
    }
    expectSame(found, [])
  }

  /// The axes of this book's tensors are declared by the book.
  @Test(arguments: ["批", "头", "步", "键", "查询"])
  func noTargetOfTheToolNamesAnAxis(name: String) {
    // A step without a name of its own is called so by the language.
    let unit = "Sources/BookLanguage/Languages/Chinese.swift:"
    let found = places { word in
      word.text == name && !(name == "步" && word.place.hasPrefix(unit))
    }
    expectSame(found, [])
  }

  /// Words for readers stand in the tables of languages, one file each.
  @Test func chineseStandsInTheTableOfItsLanguageAlone() {
    let languages = "Sources/BookLanguage/Languages/Chinese.swift:"
    let found = places { word in
      // The iteration mark is one of those that begin no line.
      !word.place.hasPrefix(languages)
        && word.text.unicodeScalars.contains { $0.isHan && $0 != "々" }
    }
    expectSame(found, [])
    #expect(Self.words.contains { $0.place.hasPrefix(languages) })
  }
}
