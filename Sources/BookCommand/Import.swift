import ArgumentParser
import BookBuild
import BookLanguage

/// `build-book import`: makes a book of documents that other tools were written for.
struct Import: ParsableCommand {
  /// The kinds of documents that can be imported.
  enum Source: String, ExpressibleByArgument, CaseIterable {
    case tspl
  }

  static let configuration = CommandConfiguration(
    abstract: "Makes a book of the sources of The Swift Programming Language.",
    discussion: """
      The tests that its comments hold become cells: those of one name a program, with their hidden \
      lines, what they print and what the compiler says.
      """)

  @Argument(help: "The kind of documents.")
  var source: Source

  @Argument(help: "The folder with the sources, such as 'swift-book/TSPL.docc'.")
  var folder: String

  @Option(help: "The folder of the new book.")
  var book = "chapters"

  @Option(help: "The language of the pages' own words.", transform: Language.named)
  var language = Language.english

  func run() throws {
    let result = SwiftBookImport(from: folder, to: book, language: language).write()
    Terminal.report(result.diagnostics)
    guard result.diagnostics.isEmpty else { throw ExitCode.failure }
    print(
      "wrote \(Terminal.count(result.chapters, "chapter")) to \(book): "
        + "\(Terminal.count(result.cells, "cell")) in \(Terminal.count(result.groups, "program"))")
  }
}
