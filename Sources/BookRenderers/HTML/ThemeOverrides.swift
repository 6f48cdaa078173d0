/// What a book puts in place of the built-in theme's parts.
public struct ThemeOverrides: Sendable {
  /// The template of a chapter's page.
  public var page: String?
  /// The template of the book's first page.
  public var index: String?
  /// Rules that follow those of the built-in style sheet.
  public var stylesheet: String?

  /// Overrides nothing.
  public init() {}

  /// What stands in place of the built-in template of this name, if anything does.
  func template(_ name: String) -> String? {
    switch name {
    case "page": page
    case "index": index
    default: nil
    }
  }
}
