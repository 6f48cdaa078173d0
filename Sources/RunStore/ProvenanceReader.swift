import BookDocument
import Foundation
import Synchronization

/// A module that cells link, with what its sources are.
package struct LibraryModule: Sendable, Hashable {
  /// The module's name.
  package var name: String
  /// The hash of its sources' names and content; objects would hold paths of this machine.
  package var sources: ContentHash
}

/// Finds out what a chapter's results were made with: sources and compiler, nothing of this machine.
package final class ProvenanceReader: Sendable {
  private let products: BuildProducts
  private let compiler: Toolchain
  private let folder: CacheFolder?
  private let known = Mutex<[[String]: [LibraryModule]]>([:])

  /// A reader that remembers in the cache what took time to find.
  package init(
    products: BuildProducts, toolchain: Toolchain = Toolchain(), cache: CacheFolder?
  ) {
    self.products = products
    compiler = toolchain
    folder = cache
  }

  /// The modules that the cells of a chapter link, by name.
  package func modules(of chapter: Chapter, in book: Book) -> [LibraryModule] {
    let names = products.modules(of: chapter, in: book)
    if let modules = known.withLock({ $0[names] }) { return modules }
    let store = LinkedFilesStore(products: products, cache: folder)
    let modules = store.hashes(of: names) { $0.libraryHashes() }
      .map { LibraryModule(name: $0.name, sources: $0.hash) }
    known.withLock { $0[names] = modules }
    return modules
  }

  /// What the compiler calls itself: `Swift version 6.3.1 (swift-6.3.1-RELEASE)`; nil if there is
  /// none.
  package func toolchain() async -> String? { await compiler.version(rememberedIn: folder) }
}

extension BuildProducts {
  /// The modules of every cell, and those of this package that a cell imports by itself.
  package func modules(of chapter: Chapter, in book: Book) -> [String] {
    let codes = chapter.cells.lazy.filter { $0.options.run && $0.code.contains("import ") }
    return modules(importedBy: codes.map(\.code).joined(separator: "\n"), in: book)
  }

  /// The modules of every cell, and those of this package that some code imports by itself.
  package func modules(importedBy code: String, in book: Book) -> [String] {
    let known = ["Notebook"] + book.imports
    guard code.contains("import") else { return known }
    let words = code.matches(
      of:
        /\bimport[ \t]+(?:(?:struct|class|enum|protocol|typealias|func|let|var)[ \t]+)?(?<name>\w+)/
    ).map(\.name)
    let others = Set(words.map(String.init)).subtracting(known).filter(canImport)
    return known + others.sorted()
  }

  /// The files that a target is made from, in the same order in every checkout.
  ///
  /// What the system and the compiler bring is named by the toolchain; what the build generates holds
  /// paths of this machine. A note that the compiler left before its flags changed still names sources
  /// that were deleted since: which Swift files there are says SwiftPM's list.
  package func sourceFiles(of target: String) -> [String] {
    let notes = objectFiles(of: target).filter { $0.hasSuffix(".d") }
    let files = notes.reduce(into: Set<String>()) { $0.formUnion(DependencyFile.sources(in: $1)) }
    let listed = swiftSources(of: target).map(Set.init)
    let foreign = ["/usr/include/", "/usr/lib/", "/usr/local/include/", directory + "/"]
    return files.filter { file in
      file.hasPrefix("/") && !foreign.contains(where: file.hasPrefix)
        && (!file.hasSuffix(".swift") || listed?.contains(file) != false)
        && !file.contains("/usr/lib/clang/")
    }.sorted()
  }
}
