import ArgumentParser
import BookBuild
import Foundation
import RunStore

/// `build-book plan`: what workers have to run, for whatever starts them.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the chapters whose results are missing as tasks for workers.",
    discussion: """
      'slurm' is a script for sbatch, 'make' a makefile, 'json' data for everything else. Each task is a \
      'build-book run' with some chapters; when all have ended, 'build-book build' makes the pages.
      """)

  @Option(help: ArgumentHelp("The form of the plan.", valueName: formats))
  var format: RunPlan.Format

  @Option(help: "How many chapters a task has; left out: one, or more for thousands of chapters.")
  var chaptersPerTask: Int?

  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  @Option(help: "The folder of the cache; left out: 'book-cache' beside the command.")
  var cache: String?

  private static let formats = RunPlan.Format.allCases.map(\.rawValue).joined(separator: "|")

  func validate() throws {
    guard chaptersPerTask.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--chapters-per-task takes a number from 1 up")
    }
  }

  func run() throws {
    let folder = CacheFolder(named: cache)
    let overview = BookOverview(ofBookIn: book, cache: folder)
    Terminal.report(overview.diagnostics)
    guard overview.settingsErrors.isEmpty else { throw ExitCode.failure }
    let missing = overview.missingChapters
    let plan = RunPlan(
      missing,
      command: [
        BuildProducts.runningExecutable, "run", "--book", book, "--cache", folder.path,
      ],
      directory: FileManager.default.currentDirectoryPath, chaptersPerTask: chaptersPerTask)
    print(plan.text(as: format), terminator: "")
    Terminal.write(
      "\(Terminal.count(missing.count, "chapter")) to run in "
        + Terminal.count(plan.tasks.count, "task"))
  }
}

extension RunPlan.Format: ExpressibleByArgument {}
