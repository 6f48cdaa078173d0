import Foundation
import SystemPackage

/// The files that a chapter's program depends on besides its own code, sorted by module.
///
/// Finding them means reading what the compiler noted for make, so the list is remembered together
/// with the stamp of all that it was read from.
package struct LinkedFiles: Codable {
  /// The files of one module, and what their content was when it was last read.
  package struct Group: Codable {
    let name: String
    let files: [String]
    var known: Known?
  }

  /// A content hash with the stamp that the files had then.
  package struct Known: Codable, Equatable {
    var stamp: ContentHash
    var content: ContentHash
  }

  /// The targets that decide about a run in the tool itself: its pages may change without one.
  ///
  /// They are names of this package's manifest; a test finds the objects of each.
  package static let toolTargets = [
    "BookDocument", "CellRecords", "CellRunner", "RunStore", "SwiftParser",
  ]

  package var groups: [Group] = []
  /// The sources that each module is made from.
  package var libraries: [Group] = []
  /// The folders, dependency files and lists of sources that the list was made from.
  package private(set) var sources: [String] = []
  package var sourcesStamp: ContentHash?

  /// Finds the files for a program with these imports.
  package init(of modules: [String], in products: BuildProducts) {
    let linkage = products.linkage(of: modules)
    let prefix = products.directory + "/"
    let objects = Dictionary(grouping: linkage.objects) { path in
      let inside = path.hasPrefix(prefix) ? path.dropFirst(prefix.count) : path[...]
      return String(inside.prefix { $0 != "/" }).replacingOccurrences(of: ".build", with: "")
    }
    for (target, files) in objects.sorted(by: { $0.key < $1.key }) {
      let module = "\(products.modulesDirectory)/\(target).swiftmodule"
      groups.append(Group(name: target, files: files.sorted() + [module]))
      sources += Self.sources(in: products.objectsDirectory(of: target))
      libraries.append(Group(name: target, files: products.sourceFiles(of: target)))
    }
    let headers = linkage.moduleMaps.sorted().flatMap(Self.headers(of:))
    groups.append(Group(name: "a C header", files: headers))
    sources += Set(headers.map(Self.folder(of:))).sorted()

    let tool = Self.toolTargets.map(products.objectsDirectory(of:))
    let toolFiles = tool.flatMap { Self.files(in: $0, suffix: ".o") }
    groups.append(
      Group(
        name: "build-book", files: toolFiles.isEmpty ? [BuildProducts.runningExecutable] : toolFiles
      ))
    sources += tool
  }

  /// The map itself, the headers beside it, and those that it names elsewhere.
  private static func headers(of map: String) -> [String] {
    let text = FileBytes.read(map).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let named = text.split(separator: "\"").map(String.init)
      .filter { $0.hasPrefix("/") && $0.hasSuffix(".h") }
    let folders = Set([folder(of: map)] + named.map(folder(of:)))
    return [map] + folders.sorted().flatMap { files(in: $0, suffix: ".h") }
  }

  private static func sources(in folder: String) -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let dependencies = paths.filter { $0.hasSuffix(".d") || $0 == "sources" }.sorted()
    let folders = Set(paths.map(Self.folder(of:))).sorted()
    return (folders + dependencies).map { $0.isEmpty ? folder : "\(folder)/\($0)" }
  }

  private static func files(in folder: String, suffix: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
  }

  private static func folder(of path: String) -> String {
    FilePath(path).removingLastComponent().string
  }
}

// MARK: - Hashes

extension LinkedFiles {
  /// Whether the list is still true.
  package var isCurrent: Bool { sourcesStamp == FileStamp(sources).hash }

  /// The content hash of each module; files are read only where the stamp is a new one.
  ///
  /// - Returns: The hashes, and whether the list has changed and can be stored.
  package mutating func hashes() -> (parts: [KeyPart], isWorthStoring: Bool) {
    let (parts, isChanged) = Self.hashes(of: &groups)
    return (parts, isWorthStoring(isChanged))
  }

  /// The content hash of the sources of each module; files are read only where the stamp is new.
  ///
  /// - Returns: The hashes, and whether the list has changed and can be stored.
  package mutating func libraryHashes() -> (parts: [KeyPart], isWorthStoring: Bool) {
    let (parts, isChanged) = Self.hashes(of: &libraries)
    return (parts, isWorthStoring(isChanged))
  }

  /// A list whose sources are still being written is not worth it.
  private mutating func isWorthStoring(_ isChanged: Bool) -> Bool {
    let stamp = FileStamp(sources)
    guard sourcesStamp == nil, stamp.isSettled else { return isChanged && sourcesStamp != nil }
    sourcesStamp = stamp.hash
    return true
  }

  private static func hashes(of groups: inout [Group]) -> (parts: [KeyPart], isChanged: Bool) {
    var isChanged = false
    let parts = groups.indices.map { index in
      let stamp = FileStamp(groups[index].files)
      if let known = groups[index].known, known.stamp == stamp.hash {
        return KeyPart(name: groups[index].name, hash: known.content)
      }
      let content = contentHash(of: groups[index].files)
      groups[index].known = stamp.isSettled ? Known(stamp: stamp.hash, content: content) : nil
      isChanged = true
      return KeyPart(name: groups[index].name, hash: content)
    }
    return (parts, isChanged)
  }

  private static func contentHash(of files: [String]) -> ContentHash {
    var hasher = ContentHasher()
    for file in files {
      hasher.update(FilePath(file).lastComponent?.string ?? file)
      hasher.update(contentsOf: file)
    }
    return hasher.finish()
  }
}

// MARK: - Storing

/// Remembers the lists of linked files between builds, as far as there is a cache.
package struct LinkedFilesStore {
  private let products: BuildProducts
  private let folder: CacheFolder?

  /// A store for a build of the book with this cache.
  package init(products: BuildProducts, cache: CacheFolder?) {
    self.products = products
    folder = cache?.common(to: products)
  }

  /// Asks the list of these modules for hashes, and keeps what it has learnt.
  package func hashes(
    of modules: [String],
    _ ask: (inout LinkedFiles) -> (parts: [KeyPart], isWorthStoring: Bool)
  ) -> [KeyPart] {
    var hasher = ContentHasher()
    for text in [products.directory] + modules { hasher.update(text) }
    let name = "linked-files-\(hasher.finish())"
    let remembered: LinkedFiles? = folder?.value(named: name)
    var files =
      remembered.flatMap { $0.isCurrent ? $0 : nil } ?? LinkedFiles(of: modules, in: products)
    let (parts, isWorthStoring) = ask(&files)
    if isWorthStoring { folder?.store(value: files, named: name) }
    return parts
  }
}
