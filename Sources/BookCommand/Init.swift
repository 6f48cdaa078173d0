import ArgumentParser
import BookBuild
import BookLanguage
import Foundation

/// `build-book init`: begins a book in an existing package.
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Begins a book in a Swift package: its target, its settings and a first chapter.",
    discussion: """
      Run it in the package's folder: 'swift run --package-path PATH-OF-THIS-TOOL build-book init'. \
      Afterwards 'swift run book serve' shows the book.
      """)

  @Option(help: "The folder with your 'Package.swift'.")
  var package = "."

  @Option(help: "The name of the new executable target.")
  var target = "book"

  @Option(help: "The book's folder, below the package's.")
  var book = "chapters"

  @Option(
    help: "The language of the book; left out: that of your session.", transform: Language.named)
  var language: Language?

  @Option(
    help: "The path or address of this tool's package; left out: where the command was built.")
  var from: String?

  func run() async throws {
    guard let tool = from ?? PackageBook.folderOfTool() else {
      throw ValidationError("the command was moved: name this tool's package with --from")
    }
    let (steps, diagnostics) = await PackageBook(
      in: package, target: target, directory: book, language: spoken, tool: tool
    ).write()
    Terminal.report(diagnostics)
    guard diagnostics.isEmpty else { throw ExitCode.failure }
    for step in steps { print("\(step.path): \(step.purpose)") }
    print("next: swift run \(target) serve")
  }

  /// The language asked for, or that of the session.
  private var spoken: Language {
    if let language { return language }
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let tag = String((locale ?? "").prefix { $0 != "." }).replacing("_", with: "-")
    return Language(tag: tag) ?? .english
  }
}
