import BookDocument
import BookRenderers
import CellRecords
import CellRunner
import Foundation

/// Makes one PDF of a book's pages: bookmarks, numbered pages, all chapters.
public struct PDFRenderer: Sendable {
  /// The file's name in the output folder.
  public static let fileName = "book.pdf"

  private let options: BookBuilder.Options
  private let searchPath: String

  /// Prepares to print the pages that a build has written.
  ///
  /// - Parameters:
  ///   - options: The build's.
  ///   - searchPath: Where a browser is looked for, as in `PATH`.
  public init(
    _ options: BookBuilder.Options,
    searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
  ) {
    self.options = options
    self.searchPath = searchPath
  }

  /// Prints what the output folder holds.
  ///
  /// - Returns: What went wrong.
  public func print() async -> [Diagnostic] {
    let place = SourceLocation(path: "\(options.outputDirectory)/\(Self.fileName)", line: 1)
    do {
      let printer = try ChromiumPrinter(searchPath: searchPath)
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("build-book-pdf-\(UUID().uuidString)").path
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try write(to: folder)
      try await printer.print("\(folder)/book.html", to: place.path)
      return []
    } catch ChromiumPrinter.PrintError.noBrowser {
      return [
        Diagnostic(
          .pdfBrowserMissing, at: place, "there is no Chromium to make the PDF with",
          rule: "a PDF is printed by an installed Chromium",
          help: "install Debian's package 'chromium'")
      ]
    } catch ChromiumPrinter.PrintError.failed(let said) {
      return [
        Diagnostic(
          .pdfFailed, at: place, "Chromium made no PDF",
          notes: said.split(separator: "\n").map { .init(String($0)) })
      ]
    } catch {
      return [Diagnostic(.pdfFailed, at: place, "the PDF cannot be made: \(error)")]
    }
  }

  /// Writes the one page and its style sheets.
  private func write(to folder: String) throws {
    let book = BookLoader(directory: options.bookDirectory).book
    let output = OutputFolder(path: options.outputDirectory)
    let chapters = book.slugs.filter { options.only.isEmpty || options.only.contains($0) }
    let names = chapters.map { "\($0).html" } + (book.claims == nil ? [] : [ClaimsPage.fileName])
    let pages = names.compactMap { name in output.text(of: name).map { (name: name, html: $0) } }
    let printed = PrintedBook(book, pages: pages)
    let stylesheet = try output.text(of: Theme.stylesheetName) ?? Theme().stylesheet
    try TextFile.write(printed.html, to: "\(folder)/book.html")
    try TextFile.write(stylesheet, to: "\(folder)/\(Theme.stylesheetName)")
    try TextFile.write(PrintedBook.stylesheet, to: "\(folder)/\(PrintedBook.stylesheetName)")
  }
}
