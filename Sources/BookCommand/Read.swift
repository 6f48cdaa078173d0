import ArgumentParser
import BookBuild
import BookDocument
import BookRenderers
import CellRunner
import Foundation
import RunStore

/// `build-book read`: a chapter in the terminal.
struct Read: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows a chapter as text, through $PAGER on a terminal.",
    discussion: "The chapter is built first, from the cache if nothing has changed.")

  @Argument(help: "The chapter, or what its name begins with, as in '06'.")
  var chapter: String

  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  @Option(help: "The folder of the cache; left out: 'book-cache' beside the command.")
  var cache: String?

  func run() async throws {
    let slug = try slug()
    let workspace = try Workspace()
    defer { workspace.remove() }
    let folder = "\(workspace.directory)/output"
    let options = BookBuilder.Options(
      bookDirectory: book, outputDirectory: folder, only: [slug], jobs: 1,
      cache: CacheFolder(named: cache), formats: [TextRenderer.format])
    let progress = TerminalProgress(isTerminal: false, isQuiet: true)
    let builder = BookBuilder(options, progress: progress)
    let report = try await Interruption.watching(progress) { await builder.build() }
    Terminal.report(report.orderedDiagnostics)
    let file = "\(folder)/\(TextRenderer.fileName(of: slug))"
    guard let text = FileManager.default.contents(atPath: file) else { throw ExitCode.failure }
    try Pager.show(text)
  }

  private func slug() throws -> String {
    let overview = BookOverview(ofBookIn: book, cache: nil)
    guard overview.settingsErrors.isEmpty else {
      Terminal.report(overview.settingsErrors)
      throw ExitCode.failure
    }
    let slugs = overview.slugs
    if slugs.contains(chapter) { return chapter }
    let found = slugs.filter { $0.hasPrefix(chapter) }
    if found.count == 1, let slug = found.first { return slug }
    guard found.isEmpty else {
      throw ValidationError("'\(chapter)' could be any of: \(found.joined(separator: ", "))")
    }
    let help = slugs.isEmpty ? "" : "; " + DidYouMean.help(for: chapter, allowed: slugs)
    throw ValidationError("the book in '\(book)' has no chapter '\(chapter)'\(help)")
  }
}
