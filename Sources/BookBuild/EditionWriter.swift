import BookDocument
import BookRenderers
import CellRecords

/// Writes the editions of a build other than its pages.
struct EditionWriter {
  let reader: BookLoader
  let index: ReferenceIndex
  let formats: Set<OutputFormat>
  let directory: String
  let drawingStyle: String

  /// Writes the editions of these chapters.
  func write(_ built: [BuiltChapter]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let evidence = reader.book.claims.map { claims in
      ClaimEvidence(claims, chapters: built.map { ($0.chapter, $0.run) })
    }
    for built in built {
      guard let source = reader.sources[built.chapter.slug] else { continue }
      let edition = Edition(
        built.chapter, run: built.run, source: source, numbers: numbers(in: built.chapter),
        slugs: reader.book.slugs, resolve: resolver(in: built.chapter.slug, evidence))
      for format in formats.sorted(by: { $0.rawValue < $1.rawValue }) {
        guard let text = edition.text(as: format, drawingStyle: drawingStyle) else { continue }
        let name = format.fileName(of: built.chapter.slug)
        do throws(TextFile.Mistake) {
          try TextFile.write(text, to: "\(directory)/\(name)")
        } catch {
          diagnostics.append(error.diagnostic)
        }
      }
    }
    return diagnostics
  }

  private func numbers(in chapter: Chapter) -> [Int: String] {
    let numbered = chapter.cells.compactMap { cell in
      index.number(ofCell: cell.index, in: chapter.slug).map { (cell.index, $0.description) }
    }
    return Dictionary(uniqueKeysWithValues: numbered)
  }

  /// What references of a chapter lead to; a claim shows what this chapter found for it.
  private func resolver(
    in slug: String, _ evidence: ClaimEvidence?
  ) -> @Sendable (Reference) -> Edition.Target? {
    { [index] reference in
      if let claim = reference.claim {
        let own = evidence?.proofs(of: claim).first { $0.chapter.slug == slug }
        let found = own.map { "：\(ProofText.summary(of: $0.record))" } ?? ""
        return Edition.Target(text: "论断 \(claim)\(found)", slug: nil, anchor: "")
      }
      guard let entry = index.entry(for: reference, in: slug), let name = entry.name else {
        return nil
      }
      return Edition.Target(text: name, slug: entry.slug, anchor: entry.anchor)
    }
  }
}
