import BookDocument
import CellRecords
import Foundation
import Synchronization

/// Remembers what chapters gave, by everything that decides about it.
///
/// A build asks it before it compiles. Only whole successes are results; an entry that is missing,
/// damaged or another's costs a run and nothing else. What a worker found wrong is kept apart, until a
/// build has reported it.
package final class RunCache: Sendable {
  /// What was found, and why nothing was.
  package struct Answer {
    package var found: (run: ChapterRun, warnings: [Diagnostic])?
    package var verdict: CacheOutcome
  }

  /// What is stored under the key of a run.
  private enum StoredRun: Codable {
    /// The result holds places, and so lies under a key that holds them too.
    case boundToPlaces
    /// The warnings' places are relative to their cells.
    case run(RecordedRun, warnings: [Diagnostic])
  }

  /// The folder of the entries.
  package let folder: CacheFolder
  private let products: BuildProducts
  private let environment: [String: String]
  /// The hashes of what cells link, by their imports: found once a build.
  private let linked = Mutex<[[String]: [KeyPart]]>([:])
  /// The hashes of compiler and data, by the book's folder: found once a build.
  private let inputs = Mutex<[String: [KeyPart]]>([:])

  /// A cache for chapters that link these products and run in this environment.
  package init(
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
    var entry: StoredRun? = folder.value(named: name)
    if case .boundToPlaces = entry {
      name = Self.name(of: self.key(of: chapter, in: book, isBoundToPlaces: true))
      entry = folder.value(named: name)
    }
    guard case .run(let recorded, let relative) = entry else {
      return Answer(found: nil, verdict: .miss(reasons(for: key, of: chapter)))
    }
    let transcript = Transcript(recorded, of: chapter)
    let warnings = relative.compactMap(CellPlaces(chapter: chapter, book: book).absolute)
    guard transcript.isComplete, transcript.error == nil, warnings.count == relative.count else {
      return Answer(found: nil, verdict: .miss(reasons(for: key, of: chapter)))
    }
    folder.touch(name)
    noteLatest(key, of: chapter)
    return Answer(found: (transcript.run, warnings), verdict: .hit)
  }

  /// Stores a chapter's run.
  ///
  /// Nothing is stored if the modules were built again while it ran: nobody knows which it linked.
  package func store(
    _ recorded: RecordedRun, warnings: [Diagnostic], of chapter: Chapter, in book: Book
  ) {
    guard linksWhatItDid(chapter, in: book) else { return }
    let key = key(of: chapter, in: book, isBoundToPlaces: false)
    let relative = warnings.compactMap(CellPlaces(chapter: chapter, book: book).relative)
    // A warning elsewhere could not follow its cell: it is asked for again each time.
    guard relative.count == warnings.count else { return }
    let entry = StoredRun.run(recorded, warnings: relative)
    if Transcript(recorded, of: chapter).run.mentions(chapter) {
      folder.store(value: StoredRun.boundToPlaces, named: Self.name(of: key))
      let bound = self.key(of: chapter, in: book, isBoundToPlaces: true)
      folder.store(value: entry, named: Self.name(of: bound))
    } else {
      folder.store(value: entry, named: Self.name(of: key))
    }
    noteLatest(key, of: chapter)
    removeFailure(of: key)
  }

  /// Whether the modules of a chapter are still those that the build found first.
  package func linksWhatItDid(_ chapter: Chapter, in book: Book) -> Bool {
    let modules = products.modules(of: chapter, in: book)
    return parts(of: modules) == freshParts(of: modules)
  }

  private static func name(of key: CacheKey) -> String { "run-\(key.hash)" }
}

extension ChapterRun {
  /// Whether a text of the result names the chapter's file: then it depends on places in a way
  /// that the code does not show.
  fileprivate func mentions(_ chapter: Chapter) -> Bool {
    let name = chapter.path.split(separator: "/").last.map(String.init) ?? chapter.path
    return (outputs.joined().flatMap(\.texts) + values).contains { $0.contains(name) }
  }
}

// MARK: - Keys

extension RunCache {
  /// The key of a chapter's run.
  package func key(of chapter: Chapter, in book: Book, isBoundToPlaces: Bool) -> CacheKey {
    CacheKey(
      of: chapter, in: book, inputs: inputs(of: book),
      linked: parts(of: products.modules(of: chapter, in: book)), environment: environment,
      isBoundToPlaces: isBoundToPlaces)
  }

  /// What decides about a chapter's run besides its code.
  package func parts(of chapter: Chapter, in book: Book) -> [KeyPart] {
    key(of: chapter, in: book, isBoundToPlaces: false).parts
  }

  private func inputs(of book: Book) -> [KeyPart] {
    inputs.withLock { inputs in
      if let parts = inputs[book.directory] { return parts }
      let toolchain = Toolchain(searchPath: environment["PATH"] ?? "")
      let compiler = toolchain.contentHash(rememberedIn: folder.common(to: products))
      let parts = CacheKey.inputs(of: book, compiler: compiler)
      inputs[book.directory] = parts
      return parts
    }
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
    LinkedFilesStore(products: products, cache: folder).hashes(of: modules) { $0.hashes() }
  }
}

// MARK: - Runs with mutations

extension RunCache {
  /// The stored runs of a chapter with these mutations; what is not there is missing.
  ///
  /// - Parameters:
  ///   - mutations: The mutations.
  ///   - chapter: The chapter.
  ///   - book: Its book.
  ///   - basis: The hash of the code that decides about the runs; nil for all code of the chapter.
  /// - Returns: The runs that are stored.
  package func mutationRuns(
    with mutations: [Mutation], of chapter: Chapter, in book: Book,
    restingOn basis: ContentHash? = nil
  ) -> [MutationRun] {
    guard !mutations.isEmpty else { return [] }
    let key = mutationKey(of: chapter, in: book, restingOn: basis)
    return mutations.compactMap { mutation in
      let name = Self.name(of: mutation, key)
      guard let run: MutationRun = folder.value(named: name) else { return nil }
      folder.touch(name)
      return run
    }
  }

  /// Stores runs with mutations, unless the modules were built again meanwhile.
  package func store(
    _ runs: [MutationRun], of chapter: Chapter, in book: Book, restingOn basis: ContentHash? = nil
  ) {
    guard !runs.isEmpty, linksWhatItDid(chapter, in: book) else { return }
    let key = mutationKey(of: chapter, in: book, restingOn: basis)
    for run in runs {
      guard let mutation = book.claims?.mutation(run.mutation) else { continue }
      folder.store(value: run, named: Self.name(of: mutation, key))
    }
  }

  private func mutationKey(
    of chapter: Chapter, in book: Book, restingOn basis: ContentHash?
  ) -> ContentHash {
    let key = key(of: chapter, in: book, isBoundToPlaces: false)
    guard let basis else { return key.hash }
    var hasher = ContentHasher()
    for part in key.parts { hasher.update(part.hash) }
    hasher.update("the code of proofs")
    hasher.update(basis)
    return hasher.finish()
  }

  /// Proofs give their places by cell, so that the chapter's key needs none.
  private static func name(of mutation: Mutation, _ key: ContentHash) -> String {
    var hasher = ContentHasher()
    hasher.update(key)
    hasher.update(mutation.name)
    for (name, value) in mutation.environment.sorted(by: { $0.key < $1.key }) {
      hasher.update(name)
      hasher.update(value)
    }
    return "mutation-\(hasher.finish())"
  }
}

// MARK: - Explanations and durations

extension RunCache {
  /// Whether a build would take the chapter's run from the cache.
  package func knows(_ chapter: Chapter, in book: Book) -> Bool {
    answer(for: chapter, in: book).verdict == .hit
  }

  /// Keeps how long a chapter took to compile and run.
  package func note(_ duration: Duration, of chapter: Chapter) {
    folder.store(value: duration, named: Self.name("ran", of: chapter))
  }

  /// How long the chapter took when it last ran to its end, or nil if nobody remembers.
  package func lastDuration(of chapter: Chapter) -> Duration? {
    folder.value(named: Self.name("ran", of: chapter))
  }

  private func reasons(for key: CacheKey, of chapter: Chapter) -> [String] {
    let content = folder.content(named: Self.name("latest", of: chapter))
    guard let data = content.map({ Data($0.dropFirst(ContentHash.byteCount)) }),
      let latest = try? PropertyListDecoder().decode(CacheKey.self, from: data)
    else { return ["no entry"] }
    let reasons = key.reasons(since: latest)
    return reasons.isEmpty ? ["the entry is gone, damaged or bound to its places"] : reasons
  }

  /// Remembers the key with its names, for the explanation of the next miss.
  ///
  /// A stamp says whether it is the one that is there: in most builds all are.
  private func noteLatest(_ key: CacheKey, of chapter: Chapter) {
    let name = Self.name("latest", of: chapter)
    var hasher = ContentHasher()
    for part in key.parts + key.steps {
      hasher.update(part.name)
      hasher.update(part.hash)
    }
    let stamp = hasher.finish().bytes
    if folder.content(named: name)?.starts(with: stamp) == true { return }
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    if let data = try? encoder.encode(key) { folder.store(stamp + Array(data), named: name) }
  }

  private static func name(_ kind: String, of chapter: Chapter) -> String {
    var hasher = ContentHasher()
    hasher.update(URL(fileURLWithPath: chapter.path).standardizedFileURL.path)
    return "\(kind)-\(hasher.finish())"
  }
}

// MARK: - Outcomes

/// What the cache had for a chapter.
package enum CacheOutcome: Sendable, Hashable {
  /// The result of an earlier run, which this one would repeat.
  case hit
  /// What was wrong when a worker ran the chapter.
  case failure
  /// No entry, and why.
  case miss([String])
  /// The chapter has nothing to run.
  case nothingToRun
  /// The cache was not asked.
  case off
}

extension CacheOutcome: CustomStringConvertible {
  /// The outcome in words, `miss: cell 'fig-a' changed`.
  package var description: String {
    switch self {
    case .hit: "hit"
    case .failure: "has what a worker reported"
    case .miss(let reasons): "miss: " + Self.shortened(reasons).joined(separator: ", ")
    case .nothingToRun: "nothing to run"
    case .off: "not asked"
    }
  }

  private static func shortened(_ reasons: [String]) -> [String] {
    let limit = 5
    guard reasons.count > limit else { return reasons }
    return reasons.prefix(limit) + ["and \(reasons.count - limit) more"]
  }
}
