import BookDocument
import BookLanguage
import CellRecords
import Foundation
import Mustache

/// The templates, the style sheet and the script that all pages share.
package struct Theme: Sendable {
  /// Why the theme cannot be used.
  package enum ThemeError: Error {
    /// A file is missing from the build's resources.
    case missing(String)
  }

  /// The parts of the style sheet in the order in which they follow each other.
  private static let stylesheetParts = [
    "01-colours", "02-base", "03-layout", "04-navigation", "05-prose", "06-code", "07-figures",
    "08-drawings", "09-title-page", "10-print", "11-claims", "12-notes", "12-tables",
    "13-cell-rows", "20-figure-parts", "21-axes", "22-shapes", "23-clocks", "30-tools", "31-search",
    "32-exploring", "33-scrolling",
  ]

  /// The parts of the script in the order in which they follow each other.
  private static let scriptParts = [
    "00-words", "01-theme", "02-places", "03-search-lists", "03-search-query",
    "03-search-nearest",
    "04-search", "05-code", "06-heatmap",
    "07-heads", "08-stepper", "08-questions", "09-start",
  ]

  /// The parts that say how drawings look.
  private static let drawingParts = ["08-drawings", "23-clocks"]

  /// The templates of the two kinds of pages, and those that they are made of.
  static let templateNames = ["page", "index", "head", "header", "dialogs", "contents", "footer"]

  /// The style sheet's name in the output folder.
  package static let stylesheetName = "theme.css"
  /// The script's name in the output folder.
  package static let scriptName = "book.js"

  /// The style sheet.
  package let stylesheet: String
  /// What the pages do where scripts run; they are complete without it.
  package let script: String
  /// The rules that a drawing needs outside a page: light colours, and what drawings are made of.
  package let drawingStyle: String
  private let templates: MustacheLibrary
  /// The words of the book's language, by the names that templates have for them.
  private let words: [String: String]

  /// The theme that comes with the build, with what a book puts in place of its parts, and the words
  /// of the book's language.
  ///
  /// - Throws: ``ThemeError`` if its files are missing; a parser error if a template is broken.
  package init(_ overrides: ThemeOverrides = ThemeOverrides(), phrases: any TemplatePhrases) throws
  {
    let builtIn =
      try phrases.stylesheet.rule
      + Self.stylesheetParts.map { try Self.text(of: "theme-\($0)", "css") }.joined(separator: "\n")
    stylesheet = overrides.stylesheet.map { "\(builtIn)\n\($0)" } ?? builtIn
    let colours = try Self.text(of: "theme-01-colours", "css")
    let light = colours.firstRange(of: "\n}\n").map { colours[..<$0.upperBound] }
    drawingStyle = try
      ([light.map(String.init) ?? ""]
      + Self.drawingParts.map { try Self.text(of: "theme-\($0)", "css") }).joined(separator: "\n")
    // The parts see each other's names, and nobody else does.
    script =
      try "(() => {\n\"use strict\";\n\n" + phrases.script.declaration()
      + Self.scriptParts.map { try Self.text(of: "script-\($0)", "js") }.joined(separator: "\n")
      + "})();\n"
    let words = Dictionary(
      Mirror(reflecting: phrases.template).children.compactMap { word in
        (word.value as? String).flatMap { text in word.label.map { ($0, text) } }
      }, uniquingKeysWith: { first, _ in first })
    self.words = words
    var templates = MustacheLibrary()
    for name in Self.templateNames {
      try templates.register(
        overrides.template(name) ?? Self.filled(Self.text(of: name, "mustache"), with: words),
        named: name)
    }
    self.templates = templates
  }

  /// A template with the words in it that are the same on each page of a book; those with signs that mean
  /// something in HTML are left to Mustache.
  private static func filled(_ template: String, with words: [String: String]) -> String {
    template.replacing(/\{\{(\{?)words\.(\w+)\}\}\}?/) { match in
      guard let word = words[String(match.2)],
        !match.1.isEmpty || !word.contains(where: { "&<>\"'".contains($0) })
      else { return String(match.0) }
      return word
    }
  }

  /// A chapter's page.
  func html(of page: PageContext) -> String {
    templates.render(values(of: page), withTemplate: "page") ?? ""
  }

  /// The book's first page.
  func html(of index: IndexContext) -> String {
    templates.render(values(of: index), withTemplate: "index") ?? ""
  }

  /// What templates find in a context, by name: Mustache itself would go through all names for each that
  /// a template has.
  private func values(of context: Any) -> [String: Any] {
    var values: [String: Any] = [:]
    for child in Mirror(reflecting: context).children {
      let mirror = Mirror(reflecting: child.value)
      let value: Any? =
        mirror.displayStyle == .optional ? mirror.children.first?.value : child.value
      if let name = child.label { values[name] = value }
    }
    values["words"] = words
    return values
  }

  /// The part of the script that searches, which tests run without a browser.
  package static func searchQueryScript() throws -> String {
    try ["lists", "query", "nearest"].map { try text(of: "script-03-search-\($0)", "js") }
      .joined(separator: "\n")
  }

  /// The folder of the theme's files as they come with the build.
  package static var resourceFolder: String { Bundle.module.bundlePath }

  /// A file of the theme as it comes with the build.
  static func text(of name: String, _ kind: String) throws -> String {
    guard let url = Bundle.module.url(forResource: name, withExtension: kind) else {
      throw ThemeError.missing("\(name).\(kind)")
    }
    return try String(contentsOf: url, encoding: .utf8)
  }
}
