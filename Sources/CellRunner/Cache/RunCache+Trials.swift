import BookModel
import ContentHash

extension RunCache {
  /// The stored trials of a chapter with these defects; what is not there is missing.
  func trials(with defects: [Defect], of chapter: Chapter, in book: Book) -> [Trial] {
    guard !defects.isEmpty else { return [] }
    let key = key(of: chapter, in: book, isBoundToPlaces: false).hash
    return defects.compactMap { defect in
      let name = Self.name(ofTrial: defect, key)
      guard let content = folder.content(named: name) else { return nil }
      var reader = ByteReader(content)
      guard let trial = try? Trial(&reader), reader.isAtEnd else { return nil }
      folder.touch(name)
      return trial
    }
  }

  /// Stores trials, unless the modules were built anew meanwhile.
  func store(_ trials: [Trial], of chapter: Chapter, in book: Book) {
    guard linksWhatItDid(chapter, in: book) else { return }
    let key = key(of: chapter, in: book, isBoundToPlaces: false).hash
    for trial in trials {
      guard let defect = book.claims?.defect(trial.defect) else { continue }
      var writer = ByteWriter()
      trial.write(to: &writer)
      folder.store(writer.bytes, named: Self.name(ofTrial: defect, key))
    }
  }

  /// A trial's places are told from cells, so that its chapter's key needs none.
  private static func name(ofTrial defect: Defect, _ key: ContentHash) -> String {
    var hasher = ContentHasher()
    hasher.update(key)
    hasher.update(defect.name)
    for (name, value) in defect.environment.sorted(by: { $0.key < $1.key }) {
      hasher.update(name)
      hasher.update(value)
    }
    return "trial-\(hasher.finish())"
  }
}
