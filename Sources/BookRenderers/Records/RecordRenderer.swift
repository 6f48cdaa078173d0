/// Writes what the cells of each chapter gave, for comparing one build with another.
public enum RecordRenderer: Renderer {
  public static let format = SiteRenderer.format

  public static func files(of book: RenderedBook) -> [OutputFile] {
    book.built.map { built in
      let record = ChapterRecord(of: built.chapter, run: built.run)
      return OutputFile(ChapterRecord.fileName(of: built.chapter.slug), .text(record.json))
    }
  }
}
