import BookDocument
import CellRecords

/// The places of a chapter's page that a search can find, with their texts.
///
/// Prose, code, captions, formulas as TeX, messages of the compiler, and questions are found; the
/// numbers of tensors and drawings are not: they would fill the index and nobody types them.
struct ChapterText {
  private let chapter: Chapter
  private let run: ChapterRun?
  private let index: ReferenceIndex
  private var reader: SectionReader
  private var others: [SearchEntry] = []

  /// Prepares the places of a chapter; without a run, values in sentences are left out.
  init(_ chapter: Chapter, run: ChapterRun?, index: ReferenceIndex) {
    self.chapter = chapter
    self.run = run
    self.index = index
    reader = SectionReader(page: "\(chapter.slug).html", title: chapter.title)
  }

  /// The page and its sections, then its figures.
  mutating func entries() -> [SearchEntry] {
    for fragment in chapter.fragments { read(fragment) }
    return reader.entries + others
  }

  private mutating func read(_ fragment: Fragment) {
    switch fragment {
    case .html(let html): reader.read(html)
    case .cell(let cell): read(chapter.cells[cell])
    case .inlineValue(let value): reader.add(run?.values[value] ?? "…")
    case .formula(let formula): reader.add(formula.source)
    case .reference(let reference):
      reader.add(index.entry(for: reference, in: chapter.slug)?.name ?? "")
    case .repetition: break
    }
  }

  private mutating func read(_ cell: Cell) {
    reader.addBlock(cell.code)
    for output in run?.outputs[cell.index] ?? [] {
      switch output {
      case .expectedFailure(let expectedFailure): reader.addBlock(expectedFailure.text)
      case .question(let question):
        reader.addBlock(question.prompt)
        for option in question.options { reader.addBlock(option.text) }
      case .printed, .value, .figure, .proof: break
      }
    }
    guard let caption = cell.options.caption, cell.options.output else { return }
    let number = index.number(ofCell: cell.index, in: chapter.slug)
    others.append(
      SearchEntry(
        page: "\(chapter.slug).html", anchor: cell.options.label ?? "cell-\(cell.index + 1)",
        kind: .figure, title: number.map { "\($0) \(caption)" } ?? caption, text: ""))
  }
}
