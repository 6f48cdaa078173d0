import BookBuild
import BookDocument
import BookRenderers
import Foundation
import TestSupport
import Testing

@Suite struct ThemeTests {
  private let book = TestFolder()
  private let output = TestFolder()

  init() throws {
    try book.write("title: 书\n", to: "book.yml")
    try book.write("# 一\n\n## 节\n\n文字。\n", to: "a.md")
    try FileManager.default.createDirectory(
      atPath: book.path("theme"), withIntermediateDirectories: true)
  }

  private func build() async -> BuildReport {
    let options = BookBuilder.Options(
      bookDirectory: book.path, outputDirectory: output.path, jobs: 1)
    return await BookBuilder(options, progress: SilentProgress()).build()
  }

  @Test func aBooksOwnTemplatesAndRulesAreUsed() async throws {
    try book.write(
      "<p>{{bookTitle}}: {{title}}</p>{{{body}}}{{#sections}}<i>{{href}} {{title}}</i>{{/sections}}",
      to: "theme/page.mustache")
    try book.write(
      "<h1>{{title}}</h1>{{#chapters}}[{{href}}]{{/chapters}}", to: "theme/index.mustache")
    try book.write("p { color: green; }\n", to: "theme/extra.css")
    #expect(await build().diagnostics == [])
    let page = try output.read("a.html")
    #expect(page.hasPrefix("<p>书: 一</p>"))
    #expect(page.hasSuffix("<i>#节 节</i>"))
    #expect(try output.read("index.html") == "<h1>书</h1>[a.html]")
    let style = try output.read("theme.css")
    #expect(style.contains(":root {"))
    #expect(style.hasSuffix("p { color: green; }\n"))
  }

  @Test(arguments: [
    ("page.mustache", "<p>\n{{#sections}}\n", "a section is never closed"),
    ("page.mustache", "{{title", "a tag is never closed"),
    ("index.mustache", "{{#a}}{{/b}}", "a section is closed by another name, or never opened"),
  ])
  func aBrokenTemplateIsNamedAndTheEarlierPagesStay(
    name: String, text: String, reason: String
  ) async throws {
    #expect(await build().succeeded)
    let earlier = try output.read("a.html")
    try book.write("# 一\n\n新的。\n", to: "a.md")
    try book.write(text, to: "theme/\(name)")
    let report = await build()
    #expect(report.diagnostics.map(\.message) == ["invalid template: \(reason)"])
    #expect(report.diagnostics.map(\.location.path) == [book.path("theme/\(name)")])
    #expect(!report.succeeded)
    #expect(try output.read("a.html") == earlier)
  }

  @Test func unknownNamesAndFilesAreWarnedOf() async throws {
    try book.write("{{titel}}\n {{{body}}}{{> x}}", to: "theme/page.mustache")
    try book.write("", to: "theme/pages.mustache")
    let report = await build()
    #expect(report.succeeded)
    #expect(
      report.orderedDiagnostics.map(\.message) == [
        "unknown name 'titel', which stays empty",
        "the theme does not use this file",
      ])
    #expect(
      report.orderedDiagnostics.map(\.help) == [
        "did you mean 'title'?", "did you mean 'page.mustache'?",
      ])
    #expect(report.orderedDiagnostics.first?.location.column == 3)
  }

  @Test func theNamesThatTemplatesUseAreDocumented() throws {
    let document = try String(
      contentsOfFile: Repository.path("docs/WRITING.md"), encoding: .utf8)
    for page in [TemplateCheck.Page.chapter, .index] {
      let names = TemplateCheck(page).names
      #expect(!names.isEmpty)
      for name in names { #expect(document.contains("`\(name)`"), "\(name)") }
    }
  }

  @Test func theBuiltInTemplatesUseOnlyNamesThatThereAre() throws {
    let pages: [(String, TemplateCheck.Page)] = [("page", .chapter), ("index", .index)]
    for (name, page) in pages {
      let path = Repository.path("Sources/BookRenderers/Resources/\(name).mustache")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(TemplateCheck(page).diagnostics(of: text, path: path) == [])
    }
  }
}
