import BookDocument
import BookLanguage
import CellRecords
import Figures

/// Writes the shapes of a chapter's variables: beside their lines of code, and in a table at its end.
struct ShapeHTML {
  private let shapes: [ShapeRecord]
  private let chapter: Chapter
  private let phrases: any Phrases
  private let anchors: Anchors
  private let settings: FigureSettings

  init(_ built: BuiltChapter, in book: Book, anchors: Anchors) {
    shapes = built.run.shapes
    chapter = built.chapter
    phrases = book.phrases
    self.anchors = anchors
    settings = book.figureSettings
  }

  /// Coloured code with a hint at the end of each line that binds a tensor.
  func adding(to code: String, of cell: Cell, isWhole: Bool) -> String {
    let hints = Dictionary(
      grouping: shapes.filter { $0.place.cell == cell.index }, by: \.place.line)
    guard !hints.isEmpty else { return code }
    let numbers = isWhole ? nil : cell.shownLines.map(\.number)
    return code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { row, code in
        let line = numbers.map { row < $0.count ? $0[row] : row } ?? row
        return code + (hints[line] ?? []).map(hint).joined()
      }
      .joined(separator: "\n")
  }

  private func hint(_ shape: ShapeRecord) -> String {
    let spoken = shape.axes.map { $0.name.isEmpty ? "\($0.size)" : "\($0.name) \($0.size)" }
    let label = phrases.shape(
      of: shape.name, spoken.isEmpty ? phrases.scalar : phrases.joined(spoken))
    return "<span class=\"shape-hint\" role=\"note\" aria-label=\"\(label.htmlEscaped)\">"
      + "\(shape.name.htmlEscaped): \(html(of: shape))</span>"
  }

  private func html(of shape: ShapeRecord) -> String {
    guard !shape.shape.isEmpty else { return phrases.scalar }
    let axes = shape.axes.map { axis in
      guard !axis.name.isEmpty else { return "\(axis.size)" }
      let style = settings.className(ofAxis: axis.name).map { " class=\"axis \($0)\"" } ?? ""
      return "<span\(style)>\(axis.name.htmlEscaped)</span> \(axis.size)"
    }
    return "[\(axes.joined(separator: ", "))]"
  }

  /// All shapes of the chapter, for readers who look for one.
  var table: String {
    guard !shapes.isEmpty else { return "" }
    let rows = shapes.map { shape in
      """
      <tr><th scope="row"><code>\(shape.name.htmlEscaped)</code></th>\
      <td class="shape">\(html(of: shape))</td><td>\(link(to: shape.place.cell))</td></tr>
      """
    }
    let headers = phrases.shapeHeaders
    return """
      <details class="chapter-shapes"><summary>\(phrases.shapesOfChapter(shapes.count))</summary>
      <div class="table-scroll"><table>
      <thead><tr><th scope="col">\(headers.name)</th><th scope="col">\(headers.shape)</th>\
      <th scope="col">\(headers.cell)</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>
      </details>

      """
  }

  private func link(to index: Int) -> String {
    guard chapter.cells.indices.contains(index) else { return "" }
    let cell = chapter.cells[index]
    let name = cell.name.htmlEscaped
    return cell.options.echo ? "<a href=\"#\(anchors.id(cell.anchor))\">\(name)</a>" : name
  }
}
