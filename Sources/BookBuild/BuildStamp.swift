import BookDocument
import BookRenderers
import CellRunner
import Foundation
import RunStore

/// What a build that found nothing wrong has read and written, so that the next one need not look whether
/// anything has changed but in the file system.
///
/// It knows files by their sizes and times alone. So only what had not changed for a while counts, and a
/// book with a warning is read again, which reports it again.
package struct BuildStamp: Sendable {
  private struct Remembered: Codable {
    var inputs: ContentHash
    var outputs: ContentHash
    /// What the cells link, which is in no folder of the book.
    var linked: [String]
    var chapters: Int
  }

  private let options: BookBuilder.Options
  private let cache: CacheFolder
  private let name: String
  /// What decides about a build besides files.
  private let settings: [String]
  private let start = FileFingerprint.now

  /// Prepares the stamp of a build; nil if it must not remember, or does not write the book as it is.
  package init?(_ options: BookBuilder.Options, runner: ChapterRunner) {
    guard let cache = options.cache, options.only.isEmpty, !runner.keepsGoing,
      !options.formats.contains(PrintRenderer.format)
    else { return nil }
    self.options = options
    self.cache = cache
    let places = [options.bookDirectory, options.outputDirectory].map {
      URL(fileURLWithPath: $0).standardizedFileURL.path
    }
    let switches = "\(options.printsFoldedCode) \(runner.runsMutations)"
    var hasher = ContentHasher()
    for text in places + options.formats.sorted() + [switches] { hasher.update(text) }
    name = "stamp-\(hasher.finish())"
    let environment = ProcessInfo.processInfo.environment.sorted { $0.key < $1.key }
      .filter { !["_", "OLDPWD", "PWD", "SHLVL"].contains($0.key) }.map { "\($0.key)=\($0.value)" }
    settings = environment + ["\(runner.toolchain.identity)"]
  }

  /// How many chapters the last build wrote, if a build now would write the same; else nil.
  package var chaptersWritten: Int? {
    guard let last: Remembered = cache.value(named: name), last.outputs == outputs?.hash,
      last.inputs == inputs(linked: last.linked)?.hash
    else { return nil }
    return last.chapters
  }

  /// Remembers a build that started after this value was made, if it found nothing wrong.
  ///
  /// - Parameters:
  ///   - report: What the build did.
  ///   - products: What cells link.
  package func keep(_ report: BuildReport, products: BuildProducts) {
    guard report.diagnostics.isEmpty, !report.hasOpenMutations, isSettled(inputs(linked: []))
    else { return }
    let imports = BookOverview.settings(ofBookIn: options.bookDirectory).imports
    let linked = products.files(of: ["Notebook"] + imports)
    guard let read = inputs(linked: linked), isSettled(read), let written = outputs else { return }
    cache.store(
      value: Remembered(
        inputs: read.hash, outputs: written.hash, linked: linked, chapters: report.chapters.count),
      named: name)
  }

  /// Whether all is older than the build: what is younger has changed while the build ran, or may change
  /// once more and keep its time.
  private func isSettled(_ read: FolderFingerprint?) -> Bool {
    read.map { $0.newest < start - 2_000_000_000 } ?? false
  }

  /// The package of the book, what its cells link, and what builds it.
  private func inputs(linked: [String]) -> FolderFingerprint? {
    let root = ExcerptReader.root(ofBookIn: options.bookDirectory).string
    return FolderFingerprint(
      of: [options.bookDirectory], in: [root, Theme.resourceFolder],
      without: [options.outputDirectory, cache.path],
      and: linked + [BuildProducts.runningExecutable, FormulaRenderer.standardPath],
      others: settings)
  }

  private var outputs: FolderFingerprint? {
    let folder = options.outputDirectory
    return FolderFingerprint(
      of: [folder], and: ["\(folder)/\(OutputManifest.fileName)"])
  }
}
