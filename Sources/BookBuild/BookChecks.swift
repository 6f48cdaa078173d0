import BookDocument
import BookRenderers
import CellRunner

/// All checks of a book that need no run, over its tree.
struct BookChecks {
  let index: ReferenceIndex
  private let loaded: LoadedBook
  private let formulas: FormulaRenderer
  private let theme: BookTheme

  init(_ loaded: LoadedBook, index: ReferenceIndex, formulas: FormulaRenderer, theme: BookTheme) {
    self.loaded = loaded
    self.index = index
    self.formulas = formulas
    self.theme = theme
  }

  func diagnostics(names: SymbolNames?, trees: SwiftTrees) -> [Diagnostic] {
    let references = References(index, chapters: loaded.chapters)
    let files = ReferencedFiles(of: loaded.book)
    let timings = loaded.chapters.flatMap { Timings.diagnostics(of: $0, in: loaded.book) }
    let glossary = loaded.book.glossary.map { references.diagnostics(of: $0) } ?? []
    return index.diagnostics + glossary
      + loaded.chapters.flatMap { references.diagnostics(of: $0) + files.diagnostics(of: $0) }
      + formulas.diagnostics(of: loaded.chapters) + timings + citations
      + mentions(names, trees) + theme.diagnostics
  }

  private var citations: [Diagnostic] {
    let claims = loaded.book.claims ?? ClaimList(path: loaded.book.claimsPath)
    let check = ClaimCheck(
      ClaimEvidence(claims, chapters: []), hasList: loaded.book.claims != nil)
    // An entry that cannot be read is reported where it stands, and not at each of its citations.
    let isBroken = loaded.diagnostics.contains {
      $0.isError && $0.location.path == loaded.book.claimsPath
    }
    return isBroken ? [] : loaded.chapters.flatMap(check.diagnostics(ofCitationsIn:))
  }

  /// The symbols that the prose mentions.
  private func mentions(_ names: SymbolNames?, _ trees: SwiftTrees) -> [Diagnostic] {
    guard let names else { return [] }
    return loaded.chapters.flatMap { names.diagnostics(of: $0, trees: trees) }
  }
}
