import ArgumentParser
import CellRunner

/// The flags about the cache, which all commands that build share.
struct CacheOptions: ParsableArguments {
  @Flag(help: "Run every chapter, and remember nothing.")
  var noCache = false

  @Flag(help: "Say for each chapter what the cache had, and what has changed.")
  var explain = false

  @Option(
    name: .customLong("cache"),
    help: "The folder of the cache; left out: 'book-cache' beside the command.")
  var path: String?

  func validate() throws {
    guard path == nil || !noCache else {
      throw ValidationError("--cache and --no-cache exclude each other")
    }
  }

  /// The cache to use, if any.
  var folder: CacheFolder? {
    if noCache { return nil }
    return path.map(CacheFolder.init(path:)) ?? CacheFolder(beside: .ofRunningExecutable)
  }
}
