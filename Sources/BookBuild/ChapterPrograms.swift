import BookDocument
import BookRenderers
import CellRecords
import CellRunner
import RunStore

/// The whole programs of a chapter, remembered as long as its code stays.
enum ChapterPrograms {
  /// Makes what pages need of chapters besides their runs, while those go on.
  static func prepare(_ chapters: [Chapter], in book: Book, pieces: BuildMemo) async {
    for chapter in chapters {
      guard !Task.isCancelled else { return }
      pieces.prepareCode(of: chapter)
      _ = texts(of: chapter, in: book, pieces: pieces)
    }
  }

  /// The program of each cell that has one, by the cell's index.
  static func texts(of chapter: Chapter, in book: Book, pieces: BuildMemo) -> [Int: String] {
    let programs = pieces.html("programs", of: key(of: chapter, in: book)) {
      WholePrograms(of: chapter, in: book).texts.sorted { $0.key < $1.key }
        .map { "\($0)\(fieldEnd)\($1)" }.joined(separator: recordEnd)
    }
    let records = programs.split(separator: recordEnd).compactMap { record -> (Int, String)? in
      let fields = record.split(separator: fieldEnd, maxSplits: 1)
      guard fields.count == 2, let cell = Int(fields[0]) else { return nil }
      return (cell, String(fields[1]))
    }
    return Dictionary(records) { first, _ in first }
  }

  private static func key(of chapter: Chapter, in book: Book) -> String {
    let cells = chapter.cells.map { $0.hasWholeProgram ? $0.code : "" }
    return (book.imports + [""] + cells).joined(separator: recordEnd)
  }

  /// Characters that ASCII has for this, and that no code holds.
  private static let recordEnd = "\u{1E}"
  private static let fieldEnd = "\u{1F}"
}
