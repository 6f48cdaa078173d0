import BookDocument

/// A book as its author wrote it: settings, claims and chapters, before anything was checked or run.
package struct LoadedBook: Sendable {
  package var book: Book
  package var chapters: [Chapter] = []
  /// What is wrong with the files and the Markdown.
  package var diagnostics: [Diagnostic] = []
}

extension LoadedBook {
  /// The chapters with these names; all if there are none.
  func chapters(named slugs: [String]) -> [Chapter] {
    slugs.isEmpty ? chapters : chapters.filter { slugs.contains($0.slug) }
  }

  /// The diagnostics without those of chapters that nobody asked for.
  func concerning(_ diagnostics: [Diagnostic], only slugs: [String]) -> [Diagnostic] {
    guard !slugs.isEmpty else { return diagnostics }
    let others = Set(book.texts.filter { !slugs.contains($0) }.map(book.path(of:)))
    return diagnostics.filter { !others.contains($0.location.path) }
  }

  /// The errors in 'book.yml', without which nobody knows which chapters the book has.
  var settingsErrors: [Diagnostic] {
    diagnostics.filter { $0.isError && $0.location.path == book.settingsPath }
  }

  /// Whether nothing can be run: without its settings and its claims nothing can be said about what
  /// chapters prove, and the glossary is a part of every page's contents and of the search.
  func isUnusable(for diagnostics: [Diagnostic]) -> Bool {
    let files = [book.settingsPath, book.claimsPath, book.glossaryPath]
    return chapters.isEmpty || book.slugs.isEmpty
      || diagnostics.contains { $0.id == .outputUnusable }
      || diagnostics.contains { $0.isError && files.contains($0.location.path) }
  }
}
