import ArgumentParser
import BookBuild
import BookDocument
import BookRenderers
import Foundation

/// `build-book build`: runs the chapters and writes the book.
struct Build: AsyncParsableCommand {
  /// How problems are written.
  enum DiagnosticsFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, github
  }

  static let configuration = CommandConfiguration(
    abstract: "Runs the chapters and writes the pages.")

  @OptionGroup var book: BookOptions

  @OptionGroup var runs: RunOptions

  @Option(
    help: ArgumentHelp(
      "The form in which the book is written; may be repeated.",
      valueName: Renderers.formats.joined(separator: "|")))
  var format: [String] = [Renderers.pages]

  @Flag(help: "Print the code too that pages fold away, with '--format pdf'.")
  var withCode = false

  @Option(
    help:
      "How problems are written: as 'text' on standard error; on standard output, one a line, as 'json' objects or as annotations for 'github'."
  )
  var diagnostics = DiagnosticsFormat.text

  @Flag(help: "Leave out cells with errors, and show the errors in their place.")
  var keepGoing = false

  /// What runs chapters on other machines.
  enum Scheduler: String, ExpressibleByArgument, CaseIterable {
    case slurm
  }

  @Option(
    help: "Run the chapters as jobs of 'slurm', wait for them, and end them with the build.")
  var on: Scheduler?

  @Option(
    parsing: .unconditionalSingleValue,
    help: "Options of sbatch for '--on slurm', as in '--mem 4G --time 60'; may be repeated.")
  var sbatch: [String] = []

  // The command that is meant when none is named: a slip in a command's name lands here.
  @Argument(help: .hidden)
  var others: [String] = []

  func validate() throws {
    if let word = others.first {
      throw ValidationError(Self.mistake(word, in: CommandLine.arguments))
    }
    guard !withCode || format.contains(PrintRenderer.format) else {
      throw ValidationError("--with-code is for '--format \(PrintRenderer.format)'")
    }
    guard on == nil || !book.noCache && !keepGoing else {
      throw ValidationError(
        "--on excludes \(keepGoing ? "--keep-going" : "--no-cache"): jobs leave results in a cache")
    }
    guard on != nil || sbatch.isEmpty else {
      throw ValidationError("--sbatch is for '--on slurm'")
    }
    for name in format where !Renderers.formats.contains(name) {
      let help = DidYouMean.help(for: name, allowed: Renderers.formats)
      throw ValidationError("unknown format '\(name)'; \(help)")
    }
  }

  /// What is wrong with a word that belongs to no option.
  static func mistake(_ word: String, in arguments: [String]) -> String {
    let options = helpMessage().matches(of: /--[a-z\-]+/).map { String($0.output) }
    let before = arguments.firstIndex(of: word).flatMap { $0 > 0 ? arguments[$0 - 1] : nil }
    if let before, before.hasPrefix("--"), !options.contains(before) {
      return "unknown option '\(before)'; \(DidYouMean.help(for: before, allowed: options))"
    }
    if FileManager.default.fileExists(atPath: "\(word)/book.yml") {
      return "unknown command '\(word)'; a book is named with '--book \(word)'"
    }
    let commands = BuildBook.configuration.subcommands.map { "\($0)".lowercased() }
    return "unknown command '\(word)'; \(DidYouMean.help(for: word, allowed: commands))"
  }

  func run() async throws {
    let progress = TerminalProgress()
    var options = book.builderOptions
    options.formats = Set(format)
    options.printsFoldedCode = withCode
    if on == .slurm {
      options.slurm = SlurmOptions(
        sbatch: sbatch.flatMap { $0.split(separator: " ").map(String.init) },
        worker: runs.noMutations ? ["--no-mutations"] : [])
    }
    var runner = runs.runner
    runner.keepsGoing = keepGoing
    let stamp = runs.explain ? nil : BuildStamp(options, runner: runner)
    if let count = stamp?.chaptersWritten {
      return Terminal.write("nothing has changed: \(Terminal.count(count, "chapter")) in \(places)")
    }
    let builder = BookBuilder(options, runner: runner, progress: progress)
    let report = try await Interruption.watching(progress) { await builder.build() }
    if runs.explain { Terminal.explainCache(of: report) }
    switch diagnostics {
    case .text: Terminal.report(report.orderedDiagnostics)
    case .json: Terminal.reportAsJSON(report.orderedDiagnostics)
    case .github: Terminal.reportToGitHub(report.orderedDiagnostics)
    }
    let table = ClosingTable(report).text
    if !table.isEmpty { Terminal.write(table) }
    let chapters = Terminal.count(report.chapters.count, "chapter")
    guard report.succeeded else {
      Terminal.write("\(Terminal.count(report.errorCount, "error")); built \(chapters)")
      throw ExitCode.failure
    }
    Terminal.write("built \(chapters): \(places)")
    stamp?.keep(report, products: runner.products)
  }

  /// Where the forms were written.
  private var places: String {
    Set(format).map { name in
      switch name {
      case SiteRenderer.format: "\(book.output)/index.html"
      case PrintRenderer.format: "\(book.output)/book.pdf"
      default: "\(book.output)/\(name)/"
      }
    }.sorted().joined(separator: ", ")
  }
}
