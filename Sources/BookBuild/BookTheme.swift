import BookDocument
import BookLanguage
import BookRenderers
import CellRecords
import Foundation

/// The theme of a book: the built-in one, with what the book's folder `theme` puts in its place.
struct BookTheme {
  /// The theme; nothing if one of the book's templates is broken.
  let theme: Theme?
  private(set) var diagnostics: [Diagnostic] = []

  /// The files that the folder may hold.
  private static let files = ["page.mustache", "index.mustache", "extra.css"]

  init(of book: Book) {
    let directory = book.directory
    let folder = directory.isEmpty ? "theme" : "\(directory)/theme"
    var overrides = ThemeOverrides()
    var diagnostics: [Diagnostic] = []
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      guard Self.files.contains(name) else {
        let place = SourceLocation(path: path, line: 1)
        diagnostics.append(
          Diagnostic(
            .themeFileUnused, at: place, "the theme does not use this file",
            help: DidYouMean.help(for: name, allowed: Self.files)))
        continue
      }
      do throws(FileError) {
        let text = try TextFile.read(path)
        switch name {
        case "page.mustache":
          overrides.page = text
          diagnostics += TemplateCheck(.chapter).diagnostics(of: text, path: path)
        case "index.mustache":
          overrides.index = text
          diagnostics += TemplateCheck(.index).diagnostics(of: text, path: path)
        default: overrides.stylesheet = text
        }
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    guard !diagnostics.contains(where: \.isError) else {
      theme = nil
      self.diagnostics = diagnostics
      return
    }
    do {
      theme = try Theme(overrides, phrases: book.phrases)
    } catch {
      theme = nil
      let place = SourceLocation(path: folder, line: 1)
      diagnostics.append(
        Diagnostic(.themeUnusable, at: place, "the theme cannot be used: \(error)"))
    }
    self.diagnostics = diagnostics
  }
}
