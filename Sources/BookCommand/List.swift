import ArgumentParser
import BookBuild
import RunStore

/// `build-book list`: what each chapter consists of.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the chapters with what is in them, and what the cache has.")

  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  @Option(help: "The folder of the cache; left out: 'book-cache' beside the command.")
  var cache: String?

  func run() throws {
    let overview = BookOverview(ofBookIn: book, cache: CacheFolder(named: cache))
    Terminal.report(overview.diagnostics)
    print(TerminalText.cleaned(overview.table))
    guard !overview.diagnostics.contains(where: \.isError) else { throw ExitCode.failure }
  }
}
