import BookDocument
import BookLanguage
import CellRecords
import Mustache

/// Finds what is wrong with a template of an author's own.
public struct TemplateCheck: Sendable {
  /// The pages that a template can be for.
  public enum Page: Sendable {
    /// A chapter's page.
    case chapter
    /// The book's first page.
    case index
  }

  private let page: Page

  /// Prepares a check of templates for a page.
  public init(_ page: Page) {
    self.page = page
  }

  /// The names that the template can use.
  ///
  /// They are read off what it will be given, so that the list cannot fall behind.
  public var names: [String] {
    let book = Book(title: "", language: "", slugs: [], imports: [], directory: "")
    let chapter = Chapter(slug: "", path: "", number: 0)
    let origin = PageProvenance(source: .init(file: "", sha256: ""))
    let contexts: [Any]
    switch page {
    case .chapter:
      contexts = [
        PageContext(
          name: "", title: "", body: "", sections: [], origin: origin,
          in: PageFrame(book, chapters: [])),
        LinkContext(chapter),
      ]
    case .index:
      let index = IndexContext(book, chapters: [chapter], origin: origin)
      let fact = IndexContext.Fact(count: 0, unit: "")
      contexts = [index, LinkContext(chapter), fact] + index.chapters
    }
    return Set(contexts.flatMap(Self.labels)).sorted()
  }

  /// The names of the words of the book's language, `words.contents`, which every template can use.
  public static var wordNames: [String] {
    labels(of: Language.english.phrases.template).map { "words.\($0)" }
  }

  private static func labels(of context: Any) -> [String] {
    Mirror(reflecting: context).children.compactMap(\.label)
  }

  /// What is wrong with a template, and warnings about unknown names.
  public func diagnostics(of text: String, path: String) -> [Diagnostic] {
    let endless = recursion(in: text, path: path)
    guard endless.isEmpty else { return endless }
    do {
      _ = try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      let place = SourceLocation(
        path: path, line: error.context.lineNumber, column: error.context.columnNumber)
      return [
        Diagnostic(
          .templateInvalid, at: place, "invalid template: \(Self.words(for: error.error))",
          rule: "a section opened with '{{#name}}' is closed with '{{/name}}', in order")
      ]
    } catch {
      let place = SourceLocation(path: path, line: 1)
      return [Diagnostic(.templateInvalid, at: place, "invalid template: \(error)")]
    }
    return unknownNames(in: text, path: path)
  }

  private static let deepest = 50

  /// Templates that contain themselves, and sections within sections without end: both would be followed
  /// until the stack ends.
  private func recursion(in text: String, path: String) -> [Diagnostic] {
    var depth = 0
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      for tag in line.matches(of: /\{\{\s*(?<kind>[#^$\/<>])\s*(?<name>[^\s}]*)/) {
        let place = SourceLocation(
          path: path, line: offset + 1, column: line[..<tag.range.lowerBound].utf8.count + 1)
        switch tag.kind {
        case "/": depth -= 1
        case ">", "<":
          depth += tag.kind == "<" ? 1 : 0
          guard ["page", "index"].contains(tag.name) else { continue }
          return [
            Diagnostic(
              .templateInvalid, at: place, "invalid template: it contains a whole page",
              rule: "a template is made of "
                + Theme.templateNames.dropFirst(2).map { "'{{> \($0)}}'" }.joined(separator: ", "))
          ]
        default: depth += 1
        }
        guard depth > Self.deepest else { continue }
        return [
          Diagnostic(
            .templateInvalid, at: place,
            "invalid template: sections are nested more than \(Self.deepest) deep")
        ]
      }
    }
    return []
  }

  private func unknownNames(in text: String, path: String) -> [Diagnostic] {
    let names = names
    let words = Self.wordNames
    /// Whether a name, or each part of one with dots, stands for something.
    func isKnown(_ name: Substring) -> Bool {
      let parts = name.split(separator: ".").map(String.init)
      return parts[0] == "words" && parts.count > 1
        ? words.contains(String(name)) : parts.allSatisfy(names.contains)
    }
    var diagnostics: [Diagnostic] = []
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      for tag in line.matches(of: /\{\{\{?[#^\/&]?\s*(?<name>[A-Za-z_][A-Za-z0-9_.]*)\s*\}\}/)
      where !isKnown(tag.name) {
        let column = line[..<tag.name.startIndex].utf8.count + 1
        diagnostics.append(
          Diagnostic(
            .templateNameUnknown, at: SourceLocation(path: path, line: offset + 1, column: column),
            "unknown name '\(tag.name)', which stays empty",
            help: DidYouMean.help(for: String(tag.name), allowed: names + words)))
      }
    }
    return diagnostics
  }

  private static func words(for error: any Error) -> String {
    // The parser came to the template's end within a tag.
    if "\(error)" == "overflow" { return "a tag is never closed" }
    guard let error = error as? MustacheTemplate.Error else { return "\(error)" }
    return switch error {
    case .sectionCloseNameIncorrect: "a section is closed by another name, or never opened"
    case .expectedSectionEnd: "a section is never closed"
    case .unfinishedName: "a tag is never closed"
    default: "\(error)"
    }
  }
}
