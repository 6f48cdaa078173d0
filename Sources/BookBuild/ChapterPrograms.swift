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
      _ = program(of: chapter, in: book, memo: memo)
    }
  }

  /// The cells of a chapter as one program.
  static func program(of chapter: Chapter, in book: Book, memo: BuildMemo) -> WholeProgram {
    memo.value("program", of: key(of: chapter, in: book)) {
      WholeProgram(of: chapter, in: book, trees: memo.trees)
    }
  }

  private static func key(of chapter: Chapter, in book: Book) -> String {
    let cells = chapter.cells.map {
      $0.isInWholeProgram ? "\($0.options.label ?? "")\n\($0.code)" : ""
    }
    // A character that ASCII has for this, and that no code holds.
    return ([chapter.slug, book.language] + book.imports + [""] + cells)
      .joined(separator: "\u{1E}")
  }
}
