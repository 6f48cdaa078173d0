import BookDocument
import BookLanguage
import CellRunner
import Foundation
import RunStore

/// What a book consists of, found without running it.
package struct BookOverview {
  private let loaded: LoadedBook
  private let cache: RunCache?

  /// Reads the book in a folder; the cache says what ran before.
  package init(
    ofBookIn directory: String, cache: CacheFolder?,
    products: BuildProducts = .ofRunningExecutable
  ) {
    loaded = BookLoader.load(from: directory)
    self.cache = cache.map { RunCache(folder: $0, products: products) }
  }

  /// What is wrong with the files and the Markdown.
  package var diagnostics: [Diagnostic] { loaded.diagnostics }

  /// The errors in the book's settings.
  package var settingsErrors: [Diagnostic] { loaded.settingsErrors }

  /// The names of the chapters, in order.
  package var slugs: [String] { loaded.book.slugs }

  /// The settings of the book in a folder.
  package static func settings(ofBookIn directory: String) -> Book {
    BookSettings(directory: directory).book
  }

  /// The source files of which chapters of the book in a folder show lines.
  package static func includedFiles(
    ofBookIn directory: String, memory: SourceMemory
  ) -> [String] {
    let loaded = BookLoader.load(from: directory, memory: memory)
    let files = loaded.chapters.flatMap(\.excerpts).map(\.file)
    return Set(files).sorted().map { "\(directory)/\($0)" }
  }

  /// The chapters of which a build would have to compile or run something.
  package var missingChapters: [String] {
    loaded.chapters.filter { chapter in
      chapter.needsToRun && cache?.isComplete(chapter, in: loaded.book) != true
    }.map(\.slug)
  }

  /// One line a chapter, without the last line end.
  package var table: String {
    let index = ReferenceIndex(loaded.chapters, language: loaded.book.pageLanguage)
    let header = [
      "chapter", "title", "cells", "figures", "tables", "formulas", "claims", "characters",
      "last run", "cache",
    ]
    return TextTable(
      header: header,
      alignments: header.indices.map { $0 < 2 ? .leading : .trailing }, isRuled: false,
      rows: loaded.chapters.map { row(of: $0, index: index) }
    ).text
  }

  private func row(of chapter: Chapter, index: ReferenceIndex) -> [String] {
    let numbers = chapter.cells.compactMap { index.number(ofCell: $0.index, in: chapter.slug) }
    let counts = [
      chapter.cells.count, numbers.count { $0.kind == .figure },
      numbers.count { $0.kind == .table }, chapter.formulas.count,
      Set(chapter.citations.map(\.claim)).count, chapter.characterCount,
    ]
    let duration = cache?.lastDuration(of: chapter).map {
      String(format: "%.2f s", $0 / .seconds(1))
    }
    let isKnown = cache?.knows(chapter, in: loaded.book) ?? false
    return [chapter.slug, shortened(chapter.title)] + counts.map(String.init)
      + [duration ?? "-", isKnown ? "hit" : "miss"]
  }

  private func shortened(_ title: String) -> String {
    let columns = 36
    guard displayWidth(of: title) > columns else { return title }
    return title.prefix(fittingDisplayWidth: columns - 1) + "…"
  }
}
