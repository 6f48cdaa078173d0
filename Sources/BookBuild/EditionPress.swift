import BookEditions
import BookHTML
import BookModel

/// Writes the editions of a build other than its pages.
struct EditionPress {
  let reader: BookReader
  let index: FigureIndex
  let formats: Set<EditionFormat>
  let directory: String
  let drawingStyle: String

  /// Writes the editions of these chapters.
  func write(_ built: [BuiltChapter]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let targets = targets
    for built in built {
      guard let source = reader.sources[built.chapter.slug] else { continue }
      let edition = Edition(
        built.chapter, run: built.run, source: source, numbers: numbers(in: built.chapter),
        targets: targets, slugs: reader.book.slugs)
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

  private var targets: [String: Edition.Target] {
    index.entries.compactMapValues { entry in
      entry.number.map { Edition.Target(text: $0.description, slug: entry.slug) }
    }
  }
}
