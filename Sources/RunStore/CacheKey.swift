/// Everything that decides what a chapter's run gives: the same key, the same result.
package struct CacheKey: Equatable {
  /// The machine's side: tool, compiler, modules, environment.
  package var parts: [KeyPart]
  /// The chapter's cells and inline values in order.
  package var steps: [KeyPart]

  /// The key as one value.
  package var hash: ContentHash {
    var hasher = ContentHasher()
    for part in parts + steps {
      // A cell's name is nothing that its run could know.
      hasher.update(part.hash)
    }
    hasher.update(parts.count)
    return hasher.finish()
  }

  /// What differs from an earlier key, in words.
  package func reasons(since earlier: CacheKey) -> [String] {
    let before = Dictionary(earlier.parts.map { ($0.name, $0.hash) }, uniquingKeysWith: { $1 })
    let after = Set(parts.map(\.name))
    var reasons = parts.filter { before[$0.name] != $0.hash }.map { "\($0.name) changed" }
    reasons += earlier.parts.filter { !after.contains($0.name) }.map { "\($0.name) is gone" }
    return reasons + stepReasons(since: earlier)
  }

  private func stepReasons(since earlier: CacheKey) -> [String] {
    let changes = steps.map(\.hash).difference(from: earlier.steps.map(\.hash))
    let gone = changes.removals.map { earlier.steps[$0.offset] }
    let new = changes.insertions.map { steps[$0.offset] }
    let goneNames = Dictionary(gone.map { ($0.name, $0.hash) }, uniquingKeysWith: { $1 })
    let newNames = Set(new.map(\.name))
    let reasons = new.map { step in
      switch goneNames[step.name] {
      case step.hash: "\(step.name) moved"
      case nil: "\(step.name) is new"
      default: "\(step.name) changed"
      }
    }
    return reasons + gone.filter { !newNames.contains($0.name) }.map { "\($0.name) is gone" }
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}

extension CacheKey {
  /// Reads a key that was stored.
  package init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    parts = try reader.elements(KeyPart.init)
    steps = try reader.elements(KeyPart.init)
  }

  /// Writes the key with its names, for a later explanation.
  package func write(to writer: inout ByteWriter) {
    for list in [parts, steps] {
      writer.append(list) { writer, part in
        writer.append(part.name)
        writer.append(part.hash)
      }
    }
  }
}

extension KeyPart {
  fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    name = try reader.text()
    hash = try reader.hash()
  }
}
