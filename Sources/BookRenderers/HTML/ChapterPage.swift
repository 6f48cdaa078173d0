import BookDocument
import CellRecords
import RunStore

/// The body of a chapter's page: its fragments with every place filled.
public struct ChapterPage {
  private let chapter: Chapter
  private let index: ReferenceIndex
  private let formulas: FormulaRenderer
  private let pieces: BuildMemo
  private let claims: ClaimMarkup
  private let elsewhere: [String: ForeignCells]
  private let programs: [Int: String]

  /// Prepares a page; the formula renderer and the pieces may be shared by all pages.
  ///
  /// The page may show figures of the chapters `elsewhere`, given by their names.
  public init(
    _ chapter: Chapter, index: ReferenceIndex, formulas: FormulaRenderer,
    pieces: BuildMemo = BuildMemo(), evidence: ClaimEvidence? = nil,
    elsewhere: [String: ForeignCells] = [:], programs: [Int: String] = [:]
  ) {
    self.programs = programs
    claims = ClaimMarkup(evidence: evidence, slug: chapter.slug)
    self.pieces = pieces
    self.elsewhere = elsewhere
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
        diagnostics += [index.diagnostic(ofRepetition: reference, in: chapter.slug)].compactMap(
          \.self)
      case .reference(let reference) where reference.claim == nil:
        diagnostics += [index.diagnostic(of: reference, in: chapter.slug)].compactMap(\.self)
      case .formula(let formula):
        do throws(FormulaRenderer.Mistake) {
          _ = try formulas.html(of: formula)
        } catch {
          let diagnostic = error.diagnostic(in: formula)
          if case .unavailable = error {
            missing = missing ?? diagnostic
          } else {
            diagnostics.append(diagnostic)
          }
        }
      default: break
      }
    }
    diagnostics += chapter.links.compactMap(index.diagnostic(of:))
    return diagnostics + [missing].compactMap(\.self)
  }

  /// The body as HTML; the chapter must be without mistakes.
  public func html(of run: ChapterRun) -> String {
    chapter.fragments.map { html(of: $0, run: run) }.joined()
      + ShapeMarkup.table(of: run.shapes, in: chapter) + hiddenCode(of: run)
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
      shapes: run.shapes.filter { $0.place.cell == cell }, program: programs[cell])
  }

  private func html(of fragment: Fragment, run: ChapterRun) -> String {
    switch fragment {
    case .html(let html): TableScopes.completed(html)
    case .cell(let cell): renderer(of: cell, run: run).html
    case .repetition(let reference): repetition(of: reference, run: run)
    case .inlineValue(let value): "<span class=\"value\">\(run.values[value].htmlEscaped)</span>"
    case .formula(let formula): html(of: formula)
    case .reference(let reference): reference.claim.map(claims.badge) ?? link(to: reference)
    }
  }

  private func html(of formula: Formula) -> String {
    let html = (try? formulas.html(of: formula)) ?? "<code>\(formula.source.htmlEscaped)</code>"
    guard let label = formula.label, let name = index.entries[label]?.name else { return html }
    let number = name.split(separator: " ").last ?? ""
    return """
      <div class="equation" id="\(label.htmlEscaped)">
      \(html)
      <a class="equation-number" href="#\(label.htmlEscaped)" aria-label="\(name)">(\(number))</a>
      </div>

      """
  }

  /// A figure shown once more, from the run of the chapter that it belongs to.
  private func repetition(of reference: Reference, run: ChapterRun) -> String {
    guard let entry = index.entry(for: reference, in: chapter.slug), let cell = entry.cell else {
      return link(to: reference)
    }
    let renderer: CellRenderer
    if entry.slug == chapter.slug {
      renderer = self.renderer(of: cell, run: run)
    } else if let other = elsewhere[entry.slug] {
      renderer = CellRenderer(
        cell: other.chapter.cells[cell], outputs: other.run.outputs[cell], number: nil,
        pieces: pieces)
    } else {
      return link(to: reference)
    }
    return renderer.repeatedOutputs(at: reference.location)
      + "<p>（\(link(to: reference))，再看一次。）</p>\n"
  }

  private func link(to reference: Reference) -> String {
    guard let entry = index.entry(for: reference, in: chapter.slug), let name = entry.name else {
      return reference.label.htmlEscaped
    }
    let page = entry.slug == chapter.slug ? "" : "\(entry.slug).html".htmlEscaped
    let place = entry.anchor.isEmpty ? "" : "#\(entry.anchor.htmlEscaped)"
    return "<a href=\"\(page)\(place)\">\(name)</a>"
  }
}
