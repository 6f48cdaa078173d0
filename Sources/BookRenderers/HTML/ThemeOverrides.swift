/// What a book puts in place of the built-in theme's parts.
package struct ThemeOverrides: Sendable {
  /// The template of a chapter's page.
  package var page: String?
  /// The template of the book's first page.
  package var index: String?
  /// Rules that follow those of the built-in style sheet.
  package var stylesheet: String?

  /// Overrides nothing.
  package init() {}

  /// What replaces the built-in template of this name, if anything does.
  func template(_ name: String) -> String? {
    switch name {
    case "page": page
    case "index": index
    default: nil
    }
  }
}
