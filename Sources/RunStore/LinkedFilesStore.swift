/// Remembers the lists of linked files between builds, as far as there is a cache.
package struct LinkedFilesStore {
  package let products: BuildProducts
  package let folder: CacheFolder?

  /// Asks the list of these modules for hashes, and keeps what it has learnt.
  package func hashes(
    of modules: [String],
    _ ask: (inout LinkedFiles) -> (parts: [KeyPart], isWorthStoring: Bool)
  ) -> [KeyPart] {
    var hasher = ContentHasher()
    for text in [products.directory] + modules { hasher.update(text) }
    let name = "linked-files-\(hasher.finish())"
    var files = remembered(named: name) ?? LinkedFiles(of: modules, in: products)
    let (parts, isWorthStoring) = ask(&files)
    if isWorthStoring, let folder {
      var writer = ByteWriter()
      files.write(to: &writer)
      folder.store(writer.bytes, named: name)
    }
    return parts
  }

  private func remembered(named name: String) -> LinkedFiles? {
    guard let content = folder?.content(named: name) else { return nil }
    var reader = ByteReader(content)
    guard let files = try? LinkedFiles(&reader), files.isCurrent else { return nil }
    return files
  }
}
