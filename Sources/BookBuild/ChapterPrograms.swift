import BookDocument
import BookRenderers
import CellRunner
import RunStore

/// The whole programs of chapters, remembered from the last build.
enum ChapterPrograms {
  /// Makes what pages need and no run decides, while chapters run.
  static func prepare(_ chapters: [Chapter], in book: Book, memo: BuildMemo) async {
    for chapter in chapters {
      guard !Task.isCancelled else { return }
      memo.prepareCode(of: chapter)
      _ = texts(of: chapter, in: book, memo: memo)
    }
  }

  /// The program of each cell that has one, by the cell's index.
  static func texts(of chapter: Chapter, in book: Book, memo: BuildMemo) -> [Int: String] {
    memo.value("programs", of: key(of: chapter, in: book)) {
      WholePrograms(of: chapter, in: book, trees: memo.trees).texts
    }
  }

  private static func key(of chapter: Chapter, in book: Book) -> String {
    let cells = chapter.cells.map { $0.hasWholeProgram ? ($0.options.group ?? "") + $0.code : "" }
    // A character that ASCII has for this, and that no code holds.
    return ([book.language, "\(book.allowsRedeclaration)"] + book.imports + [""] + book.mutatingVerbs + [""] + cells)
      .joined(separator: "\u{1E}")
  }
}
