import BookDocument
import CellRecords
import Foundation
import Subprocess
import Synchronization

/// Finds out what a chapter's results were made with: sources and compiler, nothing of this machine.
public final class ProvenanceReader: Sendable {
  private let products: BuildProducts
  private let folder: CacheFolder?
  private let known = Mutex<[[String]: [LibraryModule]]>([:])

  /// A reader that remembers in the cache what took time to find.
  public init(products: BuildProducts, cache: CacheFolder?) {
    self.products = products
    folder = cache
  }

  /// The modules that the cells of a chapter link, by name.
  public func modules(of chapter: Chapter, in book: Book) -> [LibraryModule] {
    let names = products.modules(of: chapter, in: book)
    if let modules = known.withLock({ $0[names] }) { return modules }
    let store = LinkedFilesStore(products: products, folder: folder)
    let modules = store.hashes(of: names) { $0.libraryHashes() }
      .map { LibraryModule(name: $0.name, sources: $0.hash) }
    known.withLock { $0[names] = modules }
    return modules
  }

  /// What the compiler on the `PATH` calls itself: `Swift version 6.3.1 (swift-6.3.1-RELEASE)`;
  /// nothing if there is none.
  public func toolchain() async -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let name = "toolchain-\(CompilerIdentity.hash(searchPath: path))"
    if let stored = folder?.content(named: name) { return String(decoding: stored, as: UTF8.self) }
    let answer = try? await Subprocess.run(
      .name("swiftc"), arguments: ["--version"], output: .string(limit: 1 << 16))
    guard let said = answer?.standardOutput,
      let version = said.firstMatch(of: /Swift version [^\n]*/)
    else { return nil }
    folder?.store(Array(version.0.utf8), named: name)
    return String(version.0)
  }
}

extension BuildProducts {
  /// The modules of every cell, and those of this package that a cell imports by itself.
  package func modules(of chapter: Chapter, in book: Book) -> [String] {
    let codes = chapter.cells.lazy.filter { $0.options.run && $0.code.contains("import ") }
    let words = codes.flatMap { $0.code.split { !($0.isLetter || $0.isNumber || $0 == "_") } }
    let known = ["Notebook"] + book.imports
    let others = Set(words.map(String.init)).subtracting(known).filter(hasModule)
    return known + others.sorted()
  }
}
