import BookModel

/// The body of a chapter's page: its fragments with every place filled.
public struct ChapterPage {
  private let chapter: Chapter
  private let index: FigureIndex
  private let formulas: FormulaRenderer
  private let pieces: RenderedPieces
  private let claims: ClaimMarkup
  private let programs: [Int: String]

  /// Prepares a page; the formula renderer and the pieces may be shared by all pages.
  public init(
    _ chapter: Chapter, index: FigureIndex, formulas: FormulaRenderer,
    pieces: RenderedPieces = RenderedPieces(), evidence: ClaimEvidence? = nil,
    programs: [Int: String] = [:]
  ) {
    self.programs = programs
    claims = ClaimMarkup(evidence: evidence, slug: chapter.slug)
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
      case .repetition(let reference):
        diagnostics += [index.diagnostic(ofRepetition: reference, in: chapter)].compactMap(\.self)
      case .reference(let reference) where reference.claim == nil:
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
    chapter.fragments.map { html(of: $0, run: run) }.joined() + hiddenCode(of: run)
  }

  /// The code that the page does not show where it runs, at its end.
  private func hiddenCode(of run: ChapterRun) -> String {
    let hidden = chapter.cells.compactMap { renderer(of: $0.index, run: run).hiddenCode }
    guard !hidden.isEmpty else { return "" }
    return """
      <section class="hidden-code" aria-label="没有显示的代码">
      <h2>没有显示的代码</h2>
      \(hidden.joined(separator: "\n"))
      </section>

      """
  }

  private func renderer(of cell: Int, run: ChapterRun) -> CellRenderer {
    CellRenderer(
      cell: chapter.cells[cell], outputs: run.outputs[cell],
      number: index.number(ofCell: cell, in: chapter.slug), pieces: pieces, claims: claims,
      program: programs[cell])
  }

  private func html(of fragment: Fragment, run: ChapterRun) -> String {
    switch fragment {
    case .html(let html): TableMarkup.completed(html)
    case .cell(let cell): renderer(of: cell, run: run).html
    case .repetition(let reference): repetition(of: reference, run: run)
    case .inlineValue(let value): "<span class=\"value\">\(run.values[value].htmlEscaped)</span>"
    case .formula(let formula):
      (try? formulas.html(of: formula)) ?? "<code>\(formula.source.htmlEscaped)</code>"
    case .reference(let reference): reference.claim.map(claims.badge) ?? link(to: reference)
    }
  }

  /// A figure shown once more, from the same run.
  private func repetition(of reference: Reference, run: ChapterRun) -> String {
    guard let cell = chapter.cells.first(where: { $0.options.label == reference.label }) else {
      return link(to: reference)
    }
    let renderer = renderer(of: cell.index, run: run)
    return renderer.repeatedOutputs(at: reference.location)
      + "<p>（\(link(to: reference))，再看一次。）</p>\n"
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
