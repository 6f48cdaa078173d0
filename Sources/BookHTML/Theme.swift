import BookModel
import Foundation
import Mustache

/// The templates and the style sheet that all pages share.
public struct Theme: Sendable {
  /// Why the theme cannot be used.
  public enum Mistake: Error {
    /// A file is missing from the build's resources.
    case missing(String)
  }

  /// The parts of the style sheet in the order in which they follow each other.
  private static let stylesheetParts = [
    "01-colours", "02-base", "03-layout", "04-navigation", "05-prose", "06-code", "07-figures",
    "08-drawings", "09-title-page", "10-print", "11-claims", "12-tables",
  ]

  /// The style sheet's name in the output folder.
  public static let stylesheetName = "theme.css"

  /// The style sheet.
  public let stylesheet: String
  private let page: MustacheTemplate
  private let index: MustacheTemplate

  /// The theme that comes with the build.
  ///
  /// - Throws: ``Mistake`` if its files are missing; a parser error if a template is broken.
  public init() throws {
    stylesheet = try Self.stylesheetParts.map { try Self.text(of: "theme-\($0)", "css") }
      .joined(separator: "\n")
    page = try MustacheTemplate(string: Self.text(of: "page", "mustache"))
    index = try MustacheTemplate(string: Self.text(of: "index", "mustache"))
  }

  /// A chapter's page.
  public func html(of page: PageContext) -> String {
    self.page.render(page)
  }

  /// The book's first page.
  public func html(of index: IndexContext) -> String {
    self.index.render(index)
  }

  private static func text(of name: String, _ kind: String) throws -> String {
    guard let url = Bundle.module.url(forResource: name, withExtension: kind) else {
      throw Mistake.missing("\(name).\(kind)")
    }
    return try String(contentsOf: url, encoding: .utf8)
  }
}
