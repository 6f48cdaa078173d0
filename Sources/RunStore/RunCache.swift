import BookDocument
import CellRecords
import Foundation
import Synchronization

/// Remembers what chapters gave, by everything that decides about it.
///
/// A build asks it before it compiles. Only whole successes are stored; an entry that is missing,
/// damaged or another's costs a run and nothing else.
public final class RunCache: Sendable {
  /// What was found, with the key for storing what was not.
  package struct Answer {
    package var found: (run: ChapterRun, warnings: [Diagnostic])?
    package var verdict: CacheOutcome
  }

  /// Where the entries lie.
  public let folder: CacheFolder
  private let products: BuildProducts
  private let environment: [String: String]
  /// The hashes of what cells link, by their imports: found once a build.
  private let linked = Mutex<[[String]: [KeyPart]]>([:])

  /// A cache for chapters that link these products and run in this environment.
  public init(
    folder: CacheFolder, products: BuildProducts,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.environment = environment
    self.folder = folder
    self.products = products
  }

  /// Looks a chapter's run up.
  package func answer(for chapter: Chapter, in book: Book) -> Answer {
    let key = key(of: chapter, in: book, isBoundToPlaces: false)
    var name = Self.name(of: key)
    var stored = content(named: name)
    if case .boundToPlaces = stored {
      name = Self.name(of: self.key(of: chapter, in: book, isBoundToPlaces: true))
      stored = content(named: name)
    }
    guard case .run(let run, let warnings) = stored, run.fits(chapter),
      let placed = Self.placed(warnings, in: chapter, of: book)
    else {
      return Answer(found: nil, verdict: .miss(reasons(for: key, of: chapter)))
    }
    folder.touch(name)
    noteLatest(key, of: chapter)
    return Answer(found: (run, placed), verdict: .hit)
  }

  /// Stores a chapter's run.
  ///
  /// Nothing is stored if the modules were built anew while it ran: nobody knows which it linked.
  package func store(_ run: ChapterRun, warnings: [Diagnostic], of chapter: Chapter, in book: Book)
  {
    guard linksWhatItDid(chapter, in: book) else { return }
    let key = key(of: chapter, in: book, isBoundToPlaces: false)
    let relative = warnings.compactMap { CellWarning($0, in: chapter, of: book) }
    // A warning elsewhere could not follow its cell: it is asked for anew each time.
    guard relative.count == warnings.count else { return }
    let entry = StoredRun.run(run, warnings: relative)
    if run.mentions(chapter) {
      folder.store(StoredRun.boundToPlaces.content, named: Self.name(of: key))
      let bound = self.key(of: chapter, in: book, isBoundToPlaces: true)
      folder.store(entry.content, named: Self.name(of: bound))
    } else {
      folder.store(entry.content, named: Self.name(of: key))
    }
    noteLatest(key, of: chapter)
  }

  /// Whether the modules of a chapter are still those that the build found first.
  package func linksWhatItDid(_ chapter: Chapter, in book: Book) -> Bool {
    let modules = modules(of: chapter, in: book)
    return parts(of: modules) == freshParts(of: modules)
  }

  private func content(named name: String) -> StoredRun? {
    folder.content(named: name).flatMap { try? StoredRun($0) }
  }

  private static func name(of key: CacheKey) -> String { "run-\(key.hash)" }

  private static func placed(
    _ warnings: [CellWarning], in chapter: Chapter, of book: Book
  ) -> [Diagnostic]? {
    let placed = warnings.compactMap { $0.diagnostic(in: chapter, of: book) }
    return placed.count == warnings.count ? placed : nil
  }
}

// MARK: - Keys

extension RunCache {
  /// The key of a chapter's run.
  package func key(of chapter: Chapter, in book: Book, isBoundToPlaces: Bool) -> CacheKey {
    CacheKey(
      of: chapter, in: book, linked: parts(of: modules(of: chapter, in: book)),
      environment: environment, isBoundToPlaces: isBoundToPlaces)
  }

  private func modules(of chapter: Chapter, in book: Book) -> [String] {
    products.modules(of: chapter, in: book)
  }

  private func parts(of modules: [String]) -> [KeyPart] {
    linked.withLock { linked in
      if let parts = linked[modules] { return parts }
      let parts = freshParts(of: modules)
      linked[modules] = parts
      return parts
    }
  }

  /// The hashes of tool and modules as they are on the disk now.
  private func freshParts(of modules: [String]) -> [KeyPart] {
    LinkedFilesStore(products: products, folder: folder).hashes(of: modules) { $0.hashes() }
  }
}

// MARK: - Explanations

extension RunCache {
  private func reasons(for key: CacheKey, of chapter: Chapter) -> [String] {
    guard let content = folder.content(named: Self.latestName(of: chapter)) else {
      return ["no entry"]
    }
    var reader = ByteReader(content)
    guard let latest = try? CacheKey(&reader) else { return ["no entry"] }
    let reasons = key.reasons(since: latest)
    return reasons.isEmpty ? ["the entry is gone, damaged or bound to its places"] : reasons
  }

  /// Remembers the key with its names, for the explanation of the next miss.
  private func noteLatest(_ key: CacheKey, of chapter: Chapter) {
    var writer = ByteWriter()
    key.write(to: &writer)
    let name = Self.latestName(of: chapter)
    if folder.content(named: name) != writer.bytes[...] { folder.store(writer.bytes, named: name) }
  }

  private static func latestName(of chapter: Chapter) -> String {
    var hasher = ContentHasher()
    hasher.update(URL(fileURLWithPath: chapter.path).standardizedFileURL.path)
    return "latest-\(hasher.finish())"
  }
}

extension ChapterRun {
  /// Whether the chapter has a place for each output.
  fileprivate func fits(_ chapter: Chapter) -> Bool {
    outputs.count == chapter.cells.count && values.count == chapter.inlineValues.count
  }
}
