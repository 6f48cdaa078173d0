import ArgumentParser
import BookBuild
import CellRunner
import Foundation
import RunStore

/// `build-book list`: what the book consists of.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the chapters with what is in them, and what the cache has.")

  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  @Option(help: "The folder of the cache; left out: 'book-cache' beside the command.")
  var cache: String?

  func run() throws {
    let overview = BookOverview(ofBookIn: book, cache: CacheFolder(named: cache))
    var renderer = DiagnosticRenderer()
    for diagnostic in overview.diagnostics {
      FileHandle.standardError.write(Data((renderer.text(of: diagnostic) + "\n").utf8))
    }
    print(overview.table)
    guard !overview.diagnostics.contains(where: \.isError) else { throw ExitCode.failure }
  }
}
