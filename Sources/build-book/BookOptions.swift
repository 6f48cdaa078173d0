import ArgumentParser
import BookBuild
import Foundation

/// The options of every command that builds.
struct BookOptions: ParsableArguments {
  @Option(help: "The folder with the chapters and 'book.yml'.")
  var book = "chapters"

  @Option(help: "The folder for the pages.")
  var output = "output"

  @Option(help: "Build only this chapter, named without '.md'; may be repeated.")
  var only: [String] = []

  @Option(help: "How many chapters run at once.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var cache: CacheOptions

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs takes a number from 1 up, not \(jobs)") }
  }

  var builderOptions: BookBuilder.Options {
    BookBuilder.Options(
      bookDirectory: book, outputDirectory: output, only: only, jobs: jobs, cache: cache.folder)
  }
}
