import BookDocument
import BookLanguage
import Foundation

/// Begins a chapter: a file from a small template, and its name in the book's list of chapters.
package struct NewChapter {
  private let slug: String
  private let title: String
  private let bookTitle: String
  private let directory: String
  private let language: Language
  private let imports: [String]

  /// Prepares a chapter.
  ///
  /// - Parameters:
  ///   - slug: The file's name without `.md`.
  ///   - title: The heading; left out, it is the slug.
  ///   - bookTitle: What a new book is called; left out, it is the heading.
  ///   - directory: The book's folder; one that does not exist becomes a new book.
  ///   - language: The language of a new book; a chapter is written in that of its book.
  ///   - imports: The modules that every cell of a new book imports.
  package init(
    slug: String, title: String?, bookTitle: String? = nil, directory: String,
    language: Language = .chinese, imports: [String] = []
  ) {
    self.imports = imports
    let settings = Book.inFolder(directory).settingsPath
    let isNew = !FileManager.default.fileExists(atPath: settings)
    self.language = isNew ? language : BookSettings(directory: directory).book.pageLanguage
    self.slug = slug
    self.title = title ?? slug
    self.bookTitle = bookTitle ?? self.title
    self.directory = directory
  }

  /// Writes the files.
  ///
  /// - Returns: What was written, or what is wrong; then nothing was.
  package func write() -> (written: [String], diagnostics: [Diagnostic]) {
    if let problem = problemInName ?? problemInPlace {
      return ([], [Diagnostic(problem.id, at: problem.at, problem.message, help: problem.help)])
    }
    do throws(FileError) {
      let settings = try newSettings()
      try TextFile.write(
        language.phrases.newChapter(title: title, label: label), to: path)
      guard let settings else { return ([path], []) }
      try TextFile.write(settings, to: settingsPath)
      return ([path, settingsPath], [])
    } catch {
      return ([], [error.diagnostic])
    }
  }

  private var label: String {
    let letters = slug.filter { $0.isASCII }
    return letters.isEmpty ? "fig-first" : "fig-\(letters)"
  }

  private var settings: String {
    let quoted = bookTitle.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return """
      title: "\(quoted)"
      language: \(language.tag)
      imports: [\(imports.joined(separator: ", "))]   # the modules of your own that every cell imports

      """
  }

  private var path: String { Book.inFolder(directory).path(of: slug) }
  private var settingsPath: String { Book.inFolder(directory).settingsPath }

  private struct Problem {
    let id: DiagnosticID
    let at: SourceLocation
    let message: String
    var help: String?
  }

  private var problemInName: Problem? {
    let place = SourceLocation(path: path, line: 1)
    if slug.hasSuffix(".md") {
      return Problem(
        id: .chapterNameInvalid, at: place, message: "a chapter is named without '.md'",
        help: "build-book new \(slug.dropLast(3))")
    }
    let isPlain = slug.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard isPlain, slug.first.map({ $0 != "-" }) == true else {
      return Problem(
        id: .chapterNameInvalid, at: place, message: "'\(slug)' is not a valid chapter name",
        help: "use letters, digits, '-' and '_', as in '02-words'")
    }
    guard slug != "README", !Book.isPageName(slug) else {
      return Problem(
        id: .chapterNameInvalid, at: place,
        message: "'\(slug)' is reserved: the book has a page of that name")
    }
    return nil
  }

  private var problemInPlace: Problem? {
    let manager = FileManager.default
    if manager.fileExists(atPath: path) {
      return Problem(
        id: .chapterExists, at: SourceLocation(path: path, line: 1),
        message: "the chapter '\(slug)' already exists",
        help: "choose another name")
    }
    if manager.fileExists(atPath: directory), !manager.fileExists(atPath: settingsPath) {
      return Problem(
        id: .fileNotFound, at: SourceLocation(path: settingsPath, line: 1),
        message: "there is no such file",
        help: "name a book's folder with --book, or one that does not exist for a new book")
    }
    return nil
  }

  /// The settings with the chapter in their list; nothing if they have no list.
  private func newSettings() throws(FileError) -> String? {
    guard FileManager.default.fileExists(atPath: settingsPath) else {
      return settings
    }
    let text = try TextFile.read(settingsPath)
    let list = ChapterListEditor(text)
    guard list.hasList else { return nil }
    if let edited = list.adding(slug) { return edited }
    throw FileError(
      Diagnostic(
        .chapterListNotEditable, at: SourceLocation(path: settingsPath, line: 1),
        "the list of chapters cannot be extended",
        rule: "'chapters:' is a list of names, in brackets or one a line after '-'",
        help: "fix it, or add '\(slug)' and write '\(path)' yourself"))
  }
}

extension Book {
  /// A book of which nothing but the place is known, for the names of its files.
  fileprivate static func inFolder(_ directory: String) -> Book {
    Book(title: "", language: "", slugs: [], imports: [], directory: directory)
  }
}
