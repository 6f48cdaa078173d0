import BookDocument
import CellRecords
import Foundation
import Yams

/// Begins a chapter: a file from a small template, and its name in the book's list of chapters.
public struct NewChapter {
  private let slug: String
  private let title: String
  private let directory: String

  /// Prepares a chapter.
  ///
  /// - Parameters:
  ///   - slug: The file's name without `.md`.
  ///   - title: The heading; left out, it is the slug.
  ///   - directory: The book's folder; one that does not exist becomes a new book.
  public init(slug: String, title: String?, directory: String) {
    self.slug = slug
    self.title = title ?? slug
    self.directory = directory
  }

  /// Writes the files.
  ///
  /// - Returns: What was written, or what is wrong; then nothing was.
  public func write() -> (written: [String], diagnostics: [Diagnostic]) {
    if let mistake = mistakeInName ?? mistakeInPlace {
      return ([], [Diagnostic(mistake.id, at: mistake.at, mistake.message, help: mistake.help)])
    }
    do throws(TextFile.Mistake) {
      let settings = try newSettings()
      try TextFile.write(ChapterTemplate(title: title, slug: slug).text, to: path)
      guard let settings else { return ([path], []) }
      try TextFile.write(settings, to: settingsPath)
      return ([path, settingsPath], [])
    } catch {
      return ([], [error.diagnostic])
    }
  }

  private var path: String { Book.inFolder(directory).path(of: slug) }
  private var settingsPath: String { Book.inFolder(directory).settingsPath }

  private struct Mistake {
    let id: DiagnosticID
    let at: SourceLocation
    let message: String
    var help: String?
  }

  private var mistakeInName: Mistake? {
    let place = SourceLocation(path: path, line: 1)
    if slug.hasSuffix(".md") {
      return Mistake(
        id: .chapterNameInvalid, at: place, message: "a chapter is named without '.md'",
        help: "build-book new \(slug.dropLast(3))")
    }
    let isPlain = slug.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard isPlain, slug.first.map({ $0 != "-" }) == true else {
      return Mistake(
        id: .chapterNameInvalid, at: place, message: "'\(slug)' is no name for a chapter",
        help: "use letters, digits, '-' and '_', as in '08-attention'")
    }
    guard !["index", "README"].contains(slug) else {
      return Mistake(
        id: .chapterNameInvalid, at: place,
        message: "'\(slug)' is taken: the book has a page of that name")
    }
    return nil
  }

  private var mistakeInPlace: Mistake? {
    let manager = FileManager.default
    if manager.fileExists(atPath: path) {
      return Mistake(
        id: .chapterExists, at: SourceLocation(path: path, line: 1),
        message: "the chapter '\(slug)' is there already",
        help: "choose another name")
    }
    if manager.fileExists(atPath: directory), !manager.fileExists(atPath: settingsPath) {
      return Mistake(
        id: .fileNotFound, at: SourceLocation(path: settingsPath, line: 1),
        message: "there is no such file",
        help: "name a book's folder with --book, or one that does not exist for a new book")
    }
    return nil
  }

  /// The settings with the chapter in their list; nothing if they have no list.
  private func newSettings() throws(TextFile.Mistake) -> String? {
    guard FileManager.default.fileExists(atPath: settingsPath) else {
      return ChapterTemplate.settings(title: title)
    }
    let text = try TextFile.read(settingsPath)
    let list = ChapterListEditor(text)
    guard list.hasList else { return nil }
    if let edited = list.adding(slug) { return edited }
    throw TextFile.Mistake(
      Diagnostic(
        .chapterListNotEditable, at: SourceLocation(path: settingsPath, line: 1),
        "the list of chapters cannot be added to",
        rule: "'chapters:' is a list of names, in brackets or one a line behind '-'",
        help: "mend it, or add '\(slug)' and write '\(path)' yourself"))
  }
}

extension Book {
  /// A book of which nothing but the place is known, for the names of its files.
  fileprivate static func inFolder(_ directory: String) -> Book {
    Book(title: "", language: "", slugs: [], imports: [], directory: directory)
  }
}
