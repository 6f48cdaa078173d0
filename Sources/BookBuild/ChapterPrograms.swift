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
    pieces.value("programs", of: key(of: chapter, in: book)) {
      WholePrograms(of: chapter, in: book, trees: pieces.trees).texts
    }
  }

  private static func key(of chapter: Chapter, in book: Book) -> String {
    let cells = chapter.cells.map { $0.hasWholeProgram ? $0.code : "" }
    // A character that ASCII has for this, and that no code holds.
    return ([book.language] + book.imports + [""] + book.mutatingVerbs + [""] + cells)
      .joined(separator: "\u{1E}")
  }
}
