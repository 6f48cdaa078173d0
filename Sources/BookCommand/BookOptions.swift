import ArgumentParser
import BookBuild
import CellRunner
import Foundation
import RunStore

/// The options of the commands that build the book.
///
/// Commands have them beside ``RunOptions``: the parser takes four times as long for a group within a
/// group.
struct BookOptions: ParsableArguments {
  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  @Option(help: "The folder for the pages.")
  var output = "output"

  @Option(help: "Build only this chapter, named without '.md'; may be repeated.")
  var only: [String] = []

  @Option(help: "How many chapters run at once.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Flag(help: "Run every chapter, and remember nothing.")
  var noCache = false

  @Option(help: "The folder of the cache; left out: 'book-cache' beside the command.")
  var cache: String?

  func validate() throws {
    for (name, path) in [("book", book), ("output", output), ("cache", cache ?? "-")]
    where path.isEmpty {
      throw ValidationError("--\(name) names no folder: the text is empty")
    }
    guard jobs >= 1 else { throw ValidationError("--jobs takes a number from 1 up, not \(jobs)") }
    guard cache == nil || !noCache else {
      throw ValidationError("--cache and --no-cache exclude each other")
    }
  }

  var builderOptions: BookBuilder.Options {
    BookBuilder.Options(
      bookDirectory: book, outputDirectory: output, only: only, jobs: jobs,
      cache: noCache ? nil : CacheFolder(named: cache))
  }
}

/// The options of the commands that build the book once.
struct RunOptions: ParsableArguments {
  @Flag(help: "Skip runs with mutations that are not cached; claims may then be unverified.")
  var noMutations = false

  @Flag(help: "Print the cache result of each chapter and the reason for a miss.")
  var explain = false

  var runner: ChapterRunner { ChapterRunner(runsMutations: !noMutations) }
}

extension CacheFolder {
  /// The cache in the folder that the user named, or else beside the command.
  init(named path: String?) {
    self = path.map(CacheFolder.init(path:)) ?? CacheFolder(beside: .ofRunningExecutable)
  }
}
