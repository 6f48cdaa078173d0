import BookDocument
import BookLanguage
import BookRenderers
import CellRecords
import CellRunner
import Foundation
import RunStore

/// What a book consists of, found without running it.
public struct BookOverview {
  private let reader: BookLoader
  private let cache: RunCache?

  /// Reads the book in a folder; the cache says what ran before.
  public init(
    ofBookIn directory: String, cache: CacheFolder?,
    products: BuildProducts = .ofRunningExecutable
  ) {
    reader = BookLoader(directory: directory)
    self.cache = cache.map { RunCache(folder: $0, products: products) }
  }

  /// The mistakes that were found on the way.
  public var diagnostics: [Diagnostic] { reader.diagnostics }

  /// The names of the chapters, in order.
  public var slugs: [String] { reader.book.slugs }

  /// The modules that cells import, by the settings of the book in a folder.
  public static func imports(ofBookIn directory: String) -> [String] {
    BookSettings(directory: directory).book.imports
  }

  /// One line a chapter, without the last line end.
  public var table: String {
    let index = ReferenceIndex(reader.chapters)
    let header = [
      "chapter", "title", "cells", "figures", "tables", "formulas", "claims", "characters",
      "last run", "cache",
    ]
    return TextTable(
      header: header, alignments: header.indices.map { $0 < 2 ? .leading : .trailing },
      isRuled: false, rows: reader.chapters.map { row(of: $0, index: index) }
    ).text
  }

  private func row(of chapter: Chapter, index: ReferenceIndex) -> [String] {
    let numbers = chapter.cells.compactMap { index.number(ofCell: $0.index, in: chapter.slug) }
    let counts = [
      chapter.cells.count, numbers.count { $0.kind == .figure },
      numbers.count { $0.kind == .table }, chapter.formulaCount,
      Set(chapter.claimReferences.compactMap(\.claim)).count, chapter.characterCount,
    ]
    let duration = cache?.lastDuration(of: chapter).map {
      String(format: "%.2f s", $0 / .seconds(1))
    }
    let isKnown = cache?.knows(chapter, in: reader.book) ?? false
    return [chapter.slug, shortened(chapter.title)] + counts.map(String.init)
      + [duration ?? "-", isKnown ? "hit" : "miss"]
  }

  private func shortened(_ title: String) -> String {
    let columns = 36
    guard displayWidth(of: title) > columns else { return title }
    return title.prefix(fittingDisplayWidth: columns - 1) + "…"
  }
}

extension Chapter {
  fileprivate var formulaCount: Int {
    fragments.count { if case .formula = $0 { true } else { false } }
  }

  /// The visible characters of the text around the cells, spaces aside.
  fileprivate var characterCount: Int {
    fragments.reduce(0) { count, fragment in
      guard case .html(let html) = fragment else { return count }
      let text = html.replacing(/<a class="anchor"[^>]*>#<\/a>/, with: "")
        .replacing(/<[^>]*>/, with: "").replacing(/&[a-z0-9#]+;/, with: "x")
      return count + text.count { !$0.isWhitespace }
    }
  }
}
