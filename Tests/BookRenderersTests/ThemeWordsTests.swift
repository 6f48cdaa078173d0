import BookDocument
import TestSupport
import Testing

@testable import BookLanguage
@testable import BookRenderers

/// The words that templates, script and style sheet take from the book's language.
@Suite struct ThemeWordsTests {
  private static let languages = Language.all

  private static let origin = PageProvenance(source: .init(file: "b.md", sha256: "0"))

  private static func names(of words: Any) -> Set<String> {
    Set(Mirror(reflecting: words).children.compactMap(\.label))
  }

  /// The texts of a value and of the values in it.
  private static func texts(of value: Any) -> [String] {
    if let text = value as? String { return [text] }
    return Mirror(reflecting: value).children.flatMap { texts(of: $0.value) }
  }

  private func uses(of pattern: Regex<(Substring, Substring)>, in text: String) -> Set<String> {
    Set(text.matches(of: pattern).map { String($0.output.1) })
  }

  @Test func templatesUseEveryWordAndNoOther() throws {
    let templates = try Theme.templateNames.map { try Theme.text(of: $0, "mustache") }.joined()
    let used = uses(of: /\{\{\{?words\.(\w+)\}/, in: templates)
    #expect(used == Self.names(of: Language.english.phrases.template))
    #expect(templates.matches(of: /\{\{\{?words/).count == templates.matches(of: /words\.\w/).count)
  }

  @Test func theScriptUsesEveryWordAndNoOther() throws {
    let used = uses(
      of: /[^.\w]words\.(\w+)/, in: try Theme(phrases: Language.english.phrases).script)
    #expect(used == Self.names(of: Language.english.phrases.script))
  }

  @Test func theStyleSheetUsesEveryWordAndNoOther() throws {
    let used = uses(
      of: /var\(--word-(\w+)\)/, in: try Theme(phrases: Language.english.phrases).stylesheet)
    #expect(used == Self.names(of: Language.english.phrases.stylesheet))
  }

  /// Elements are where a template has room for them: in words whose names say so.
  @Test(arguments: languages) func onlyWordsInHTMLHaveElements(language: Language) throws {
    let templates = try Theme.templateNames.map { try Theme.text(of: $0, "mustache") }.joined()
    for (name, word) in Mirror(reflecting: language.phrases.template).children {
      let name = try #require(name)
      #expect("\(word)".contains("<") == name.hasSuffix("HTML"), "\(name)")
      let tag = name.hasSuffix("HTML") ? "{{{words.\(name)}}}" : "{{words.\(name)}}"
      #expect(templates.contains(tag), "\(name)")
    }
    #expect(!Self.texts(of: language.phrases.script).contains { $0.isEmpty || $0.contains("<") })
  }

  @Test(arguments: languages) func wordsOfTheScriptHaveTheirPlaceholders(language: Language) {
    let expected = [
      "results": "{0}{0}", "firstResults": "{0}{1}", "bestResults": "{0}", "noResult": "{0}",
      "heatmap": "{0}",
      "cellOfHeatmap": "{0}{1}", "step": "{0}{1}",
    ]
    for (name, word) in Mirror(reflecting: language.phrases.script).children {
      let places = Self.texts(of: word).joined().matches(of: /\{\d\}/).map { String($0.output) }
      #expect(places.sorted().joined() == expected[name ?? ""] ?? "", "\(name ?? "")")
    }
  }

  @Test func anEnglishPageHasNoChineseCharacters() throws {
    let theme = try Theme(phrases: Language.english.phrases)
    let book = Book(
      title: "Sorting", language: "en", slugs: ["a", "b"], imports: [], directory: "")
    let chapters = ["a", "b", "c"].map {
      parse("# Chapter \($0)", slug: $0, in: .english).chapter
    }
    let page = theme.html(
      of: PageContext(
        name: "b.html", title: "Chapter b", body: "<p>Text</p>", sections: [],
        origin: Self.origin, in: PageFrame(book, chapters: chapters)))
    let index = theme.html(of: IndexContext(book, chapters: [], origin: Self.origin))
    for output in [page, index, theme.script, theme.stylesheet] {
      let chinese = output.unicodeScalars.filter { $0.isHan || $0.isChinese }
      #expect(chinese.isEmpty, "\(chinese)")
    }
    #expect(page.contains("<a class=\"skip-link\" href=\"#content\">Skip to the text</a>"))
    #expect(page.contains("<span class=\"direction\">← Previous chapter</span>Chapter a</a>"))
    #expect(page.contains("<p class=\"search-keys\"><kbd>↓</kbd> <kbd>↑</kbd> to choose, "))
    #expect(index.contains("<nav aria-label=\"Contents\">"))
  }

  @Test func aChinesePageHasChineseWords() throws {
    let theme = try Theme(phrases: Language.chinese.phrases)
    let book = Book(title: "书", language: "zh-CN", slugs: [], imports: [], directory: "")
    let index = theme.html(of: IndexContext(book, chapters: [], origin: Self.origin))
    #expect(index.contains("<a class=\"skip-link\" href=\"#content\">跳到目录</a>"))
    #expect(index.contains("<th scope=\"row\"><kbd>/</kbd> 或 <kbd>Ctrl</kbd> <kbd>K</kbd></th>"))
    #expect(theme.script.contains("\"copy\" : \"复制\""))
    #expect(theme.stylesheet.hasPrefix(":root {\n  --word-output: \"输出\";\n"))
  }

  @Test func quotesInWordsOfTheStyleSheetStayInTheirStrings() {
    let words = StylesheetWords(output: "a \"b\" \\", value: "c")
    #expect(words.rule.contains("--word-output: \"a \\\"b\\\" \\\\\";"))
  }

  @Test(arguments: [
    (Language.chinese, 0, "找到 0 处"), (.chinese, 1, "找到 1 处"), (.chinese, 12, "找到 12 处"),
    (.english, 0, "0 results"), (.english, 1, "1 result"), (.english, 12, "12 results"),
  ])
  func aNumberTakesItsForm(language: Language, number: Int, text: String) throws {
    let engine = try engine(with: language)
    #expect(try engine.run("counted(words.results, \(number))") == text)
  }

  @Test func whatStandsInAPlaceholderIsNotFilledAgain() throws {
    let engine = try engine(with: .english)
    #expect(
      try engine.run("filled(words.noResult, [\"{0} $& $1\"])") == "Nothing found for “{0} $& $1”")
    #expect(
      try engine.run("filled(words.firstResults, [41, 40])")
        == "41 results, the first 40 are listed")
  }

  private func engine(with language: Language) throws -> ScriptEngine {
    let engine = try ScriptEngine()
    let declaration = try language.phrases.script.declaration()
    try engine.run(declaration.replacing("const words", with: "var words"))
    try engine.run(Theme.text(of: "script-00-words", "js"))
    return engine
  }

  @Test(
    arguments: [
      (
        "{{words.contents}} {{{ words.searchKeysHTML }}} {{next.href}} {{#words}}{{/words}}", nil,
        nil
      ),
      ("a {{words.content}}", "words.content", "did you mean 'words.contents'?"),
      ("a {{words.contents.a}}", "words.contents.a", "did you mean 'words.contents'?"),
      ("a {{next.hrf}}", "next.hrf", nil),
      ("a {{searchBook}}", "searchBook", nil),
    ] as [(String, String?, String?)])
  func namesWithDotsAreChecked(template: String, name: String?, help: String?) {
    let diagnostics = TemplateCheck(.chapter).diagnostics(of: template, path: "page.mustache")
    #expect(
      diagnostics.map(\.message)
        == (name.map { ["unknown name '\($0)', which stays empty"] } ?? []))
    #expect(diagnostics.allSatisfy { $0.location.column == 5 })
    if let help { #expect(diagnostics.map(\.help) == [help]) }
  }
}
