import BookDocument
import CellRecords

extension RunCache {
  /// The stored mutationRuns of a chapter with these mutations; what is not there is missing.
  package func mutationRuns(with mutations: [Mutation], of chapter: Chapter, in book: Book)
    -> [MutationRun]
  {
    guard !mutations.isEmpty else { return [] }
    let key = key(of: chapter, in: book, isBoundToPlaces: false).hash
    return mutations.compactMap { mutation in
      let name = Self.name(ofTrial: mutation, key)
      guard let content = folder.content(named: name) else { return nil }
      var reader = ByteReader(content)
      guard let mutationRun = try? MutationRun(&reader), reader.isAtEnd else { return nil }
      folder.touch(name)
      return mutationRun
    }
  }

  /// Stores mutationRuns, unless the modules were built anew meanwhile.
  package func store(_ mutationRuns: [MutationRun], of chapter: Chapter, in book: Book) {
    guard linksWhatItDid(chapter, in: book) else { return }
    let key = key(of: chapter, in: book, isBoundToPlaces: false).hash
    for mutationRun in mutationRuns {
      guard let mutation = book.claims?.mutation(mutationRun.mutation) else { continue }
      var writer = ByteWriter()
      mutationRun.write(to: &writer)
      folder.store(writer.bytes, named: Self.name(ofTrial: mutation, key))
    }
  }

  /// A mutationRun's places are told from cells, so that its chapter's key needs none.
  private static func name(ofTrial mutation: Mutation, _ key: ContentHash) -> String {
    var hasher = ContentHasher()
    hasher.update(key)
    hasher.update(mutation.name)
    for (name, value) in mutation.environment.sorted(by: { $0.key < $1.key }) {
      hasher.update(name)
      hasher.update(value)
    }
    return "mutationRun-\(hasher.finish())"
  }
}
