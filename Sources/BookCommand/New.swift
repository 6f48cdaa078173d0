import ArgumentParser
import BookBuild
import BookLanguage

/// `build-book new`: begins a chapter, or a book.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a new chapter from a small template.",
    discussion: """
      The chapter is added to 'chapters:' in book.yml if that list is there. A folder that does not \
      exist becomes a new book.
      """)

  @Argument(help: "The chapter's file name without '.md', as in '02-words'.")
  var slug: String

  @Option(help: "The chapter's heading; left out: the file's name.")
  var title: String?

  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  @Option(
    help: "The language of a new book; a chapter is written in that of its book.",
    transform: Language.named)
  var language = Language.chinese

  func run() throws {
    let chapter = NewChapter(
      slug: slug, title: title, directory: book, language: language)
    let (written, diagnostics) = chapter.write()
    Terminal.report(diagnostics)
    for path in written { print("wrote \(path)") }
    guard diagnostics.isEmpty else { throw ExitCode.failure }
  }
}
