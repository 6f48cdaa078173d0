import ArgumentParser
import CellRunner
import Foundation
import RunStore

/// `build-book clean`: forgets what earlier runs gave.
struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Removes the cache; the next build runs every chapter.")

  @Option(help: "The folder of the cache; left out: 'book-cache' beside the command.")
  var cache: String?

  func run() throws {
    let folder = CacheFolder(named: cache)
    do {
      try folder.removeAll()
    } catch {
      throw ValidationError("the cache '\(folder.path)' cannot be removed: \(error)")
    }
  }
}
