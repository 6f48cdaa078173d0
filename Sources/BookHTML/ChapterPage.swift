import BookModel

/// The body of a chapter's page: its fragments with every place filled.
public struct ChapterPage {
  private let chapter: Chapter
  private let index: FigureIndex
  private let formulas: FormulaRenderer
  private let pieces: RenderedPieces

  /// Prepares a page; the formula renderer and the pieces may be shared by all pages.
  public init(
    _ chapter: Chapter, index: FigureIndex, formulas: FormulaRenderer,
    pieces: RenderedPieces = RenderedPieces()
  ) {
    self.pieces = pieces
    self.chapter = chapter
    self.index = index
    self.formulas = formulas
  }

  /// What is wrong with the chapter's references and formulas; found without running it.
  public func diagnostics() -> [Diagnostic] {
    var missing: Diagnostic?
    var diagnostics: [Diagnostic] = []
    for fragment in chapter.fragments {
      switch fragment {
      case .reference(let reference):
        diagnostics += [index.diagnostic(of: reference)].compactMap(\.self)
      case .formula(let formula):
        do throws(FormulaRenderer.Mistake) {
          _ = try formulas.html(of: formula)
        } catch {
          let diagnostic = Self.diagnostic(of: error, at: formula.location)
          if case .unavailable = error {
            missing = missing ?? diagnostic
          } else {
            diagnostics.append(diagnostic)
          }
        }
      default: break
      }
    }
    return diagnostics + [missing].compactMap(\.self)
  }

  /// The body as HTML; the chapter must be without mistakes.
  public func html(of run: ChapterRun) -> String {
    chapter.fragments.map { html(of: $0, run: run) }.joined()
  }

  private func html(of fragment: Fragment, run: ChapterRun) -> String {
    switch fragment {
    case .html(let html): html
    case .cell(let cell):
      CellRenderer(
        cell: chapter.cells[cell], outputs: run.outputs[cell],
        number: index.number(ofCell: cell, in: chapter.slug), pieces: pieces
      ).html
    case .inlineValue(let value): "<span class=\"value\">\(run.values[value].htmlEscaped)</span>"
    case .formula(let formula):
      (try? formulas.html(of: formula)) ?? "<code>\(formula.source.htmlEscaped)</code>"
    case .reference(let reference): link(to: reference)
    }
  }

  private func link(to reference: Reference) -> String {
    guard let entry = index.entries[reference.label], let number = entry.number else {
      return reference.label.htmlEscaped
    }
    let page = entry.slug == chapter.slug ? "" : "\(entry.slug).html"
    return "<a href=\"\(page.htmlEscaped)#\(reference.label.htmlEscaped)\">\(number)</a>"
  }

  private static func diagnostic(
    of mistake: FormulaRenderer.Mistake, at location: SourceLocation
  ) -> Diagnostic {
    switch mistake {
    case .formula(let reason):
      Diagnostic(.error, at: location, "this formula is not valid TeX: \(reason)")
    case .unavailable(let reason):
      Diagnostic(
        .error, at: location, "formulas cannot be shown: \(reason)",
        help: "install Debian's package 'libjs-katex'")
    }
  }
}
