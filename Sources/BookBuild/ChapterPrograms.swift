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

  static func texts(of chapter: Chapter, in book: Book, memo: BuildMemo) -> [Int: String] {
    let programs = memo.html("programs", of: key(of: chapter, in: book)) {
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

  private static let recordEnd = "\u{1E}"
  private static let fieldEnd = "\u{1F}"
}
