import BookDocument
import BookRenderers
import CellRecords
import CellRunner
import RunStore

/// A book read as a whole: its chapters, the numbers of its figures, and every mistake that can be
/// found without running anything.
struct BookLoader {
  private(set) var book: Book
  /// The chapters that could be read, in order.
  private(set) var chapters: [Chapter] = []
  private(set) var diagnostics: [Diagnostic]
  /// The text of each chapter, for the editions that are made from it.
  private(set) var sources: [String: SourceText] = [:]

  /// Reads the book in a folder.
  init(directory: String) {
    let settings = BookSettings(directory: directory)
    book = settings.book
    diagnostics = settings.diagnostics
    readClaims()
    checkData()
    for (place, slug) in book.slugs.enumerated() { read(slug, place: place) }
  }

  /// The mistakes that concern one chapter.
  func hasErrors(in chapter: Chapter) -> Bool {
    diagnostics.contains { $0.isError && $0.location.path == chapter.path }
  }

  /// Adds a mistake.
  mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// All mistakes, or those of some chapters and of the book itself.
  func diagnostics(of slugs: [String]) -> [Diagnostic] {
    guard !slugs.isEmpty else { return diagnostics }
    let others = Set(book.slugs.filter { !slugs.contains($0) }.map(book.path(of:)))
    return diagnostics.filter { !others.contains($0.location.path) }
  }

  /// Whether nothing of the book can be built.
  var isUnusable: Bool {
    // Without its list of claims nothing can be said about what chapters prove.
    let lists = [book.settingsPath, book.claimsPath]
    return chapters.isEmpty
      || diagnostics.contains { $0.isError && lists.contains($0.location.path) }
  }

  /// Adds a mistake for each name that is no chapter of the book.
  mutating func rejectUnknown(_ only: [String]) {
    for slug in only where !book.slugs.contains(slug) {
      let place = SourceLocation(path: book.settingsPath, line: 1)
      diagnostics.append(
        Diagnostic(
          .chapterUnknown, at: place, "--only names '\(slug)', which is no chapter of this book",
          help: DidYouMean.help(for: slug, allowed: book.slugs)))
    }
  }

  /// Adds a mistake if the pages would be written into the book's own folder.
  mutating func rejectOutputInside(_ output: String) {
    guard TextFile.lies(output, in: book.directory) else { return }
    let place = SourceLocation(path: book.settingsPath, line: 1)
    diagnostics.append(
      Diagnostic(
        .outputInsideBook, at: place, "the output folder '\(output)' lies in the book's folder",
        rule: "a build never writes into the book", help: "name another folder with --output"))
  }

  /// Adds the mistakes in references, formulas and the files that chapters name.
  mutating func check(index: ReferenceIndex, formulas: FormulaRenderer) {
    diagnostics += index.diagnostics
    let files = BookFiles(book: book)
    for chapter in chapters {
      diagnostics += ChapterPage(chapter, index: index, formulas: formulas).diagnostics()
      diagnostics += files.diagnostics(of: chapter)
      diagnostics += index.unusedLabels(of: chapter, in: chapters)
    }
  }

  /// A book need not claim anything: only a list that is there and cannot be read is a mistake.
  private mutating func readClaims() {
    guard TextFile.exists(book.claimsPath) else { return }
    do throws(TextFile.Mistake) {
      let file = ClaimsFile(try TextFile.read(book.claimsPath), path: book.claimsPath)
      book.claims = file.list
      diagnostics += file.diagnostics
    } catch {
      diagnostics.append(error.diagnostic)
    }
  }

  private mutating func checkData() {
    guard let data = DataFolder(of: book) else { return }
    for name in data.others {
      diagnostics.append(
        Diagnostic(
          .dataNotAFile, at: SourceLocation(path: "\(data.path)/\(name)", line: 1),
          "this is no file",
          rule: "cells find copies of the files in 'data'; links are not followed",
          help: "put a copy of the file there"))
    }
  }

  /// Adds warnings about names in the prose that no module and no cell declares.
  mutating func checkSymbols(_ symbols: SymbolReader, trees: SwiftTrees) async {
    guard chapters.contains(where: { !$0.symbols.isEmpty }),
      let names = await symbols.names(of: book.imports)
    else { return }
    for chapter in chapters { diagnostics += names.diagnostics(of: chapter, trees: trees) }
  }

  private mutating func read(_ slug: String, place: Int) {
    let path = book.path(of: slug)
    do throws(TextFile.Mistake) {
      let source = SourceText(path: path, text: try TextFile.read(path))
      let number = Int(slug.prefix { $0.isASCII && $0.isNumber }) ?? place + 1
      let (chapter, mistakes) = ChapterParser.parse(
        source, slug: slug, number: number, slugs: book.slugs)
      chapters.append(chapter)
      sources[slug] = source
      diagnostics += mistakes
    } catch {
      diagnostics.append(error.diagnostic)
    }
  }
}
