import ArgumentParser
import BookBuild
import Foundation

/// `build-book new`: begins a chapter, or a book with one.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a new chapter from a small template.",
    discussion: """
      The chapter is added to 'chapters:' in book.yml if that list is there. A folder that does not \
      exist becomes a new book.
      """)

  @Argument(help: "The chapter's file name without '.md', as in '08-attention'.")
  var slug: String

  @Option(help: "The chapter's heading; left out: the file's name.")
  var title: String?

  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  func run() throws {
    let (written, diagnostics) = NewChapter(slug: slug, title: title, directory: book).write()
    var renderer = DiagnosticRenderer()
    for diagnostic in diagnostics {
      FileHandle.standardError.write(Data((renderer.text(of: diagnostic) + "\n").utf8))
    }
    for path in written { print("wrote \(path)") }
    guard diagnostics.isEmpty else { throw ExitCode.failure }
  }
}
