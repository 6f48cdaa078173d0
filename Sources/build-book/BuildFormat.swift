import ArgumentParser

/// What a build makes of a book.
enum BuildFormat: String, ExpressibleByArgument, CaseIterable {
  /// Pages.
  case html
  /// Pages, and all of them in one PDF.
  case pdf
}
