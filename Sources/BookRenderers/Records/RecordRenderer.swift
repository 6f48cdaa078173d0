/// Writes what the cells of each chapter gave, for comparing one build with another.
package enum RecordRenderer: Renderer {
  package static let format = SiteRenderer.format

  package static func files(of book: RenderedBook) -> [OutputFile] {
    book.built.map { built in
      OutputFile(
        ChapterRecord.fileName(of: built.chapter.slug),
        .text(ChapterRecord(of: built.chapter, run: built.run).json))
    }
  }
}
