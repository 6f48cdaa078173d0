import BookDocument
import CellRecords

/// Shapes as a page shows them: behind the lines that bind the variables, and in a table.
enum ShapeMarkup {
  /// Coloured code with the shapes at the ends of their lines.
  ///
  /// A hint is no code: it can be neither selected nor copied, and says itself aloud as a note.
  static func adding(_ shapes: [ShapeRecord], to html: String) -> String {
    guard !shapes.isEmpty else { return html }
    let hints = Dictionary(grouping: shapes, by: \.place.line)
    return html.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { line, code in code + (hints[line] ?? []).map(hint).joined() }
      .joined(separator: "\n")
  }

  private static func hint(_ shape: ShapeRecord) -> String {
    let spoken = shape.axes.map { $0.name.isEmpty ? "\($0.size)" : "\($0.name) \($0.size)" }
    let label = "\(shape.name) 的形状：" + (spoken.isEmpty ? "标量" : spoken.joined(separator: "，"))
    return "<span class=\"shape-hint\" role=\"note\" aria-label=\"\(label.htmlEscaped)\">"
      + "\(shape.name.htmlEscaped): \(html(of: shape))</span>"
  }

  /// The shape with its axes in their colours, such as `[步 5, 维 32]`.
  private static func html(of shape: ShapeRecord) -> String {
    guard !shape.shape.isEmpty else { return "标量" }
    let axes = shape.axes.map { axis in
      guard !axis.name.isEmpty else { return "\(axis.size)" }
      let style = AxisStyle.className(ofAxis: axis.name).map { " class=\"axis \($0)\"" } ?? ""
      return "<span\(style)>\(axis.name.htmlEscaped)</span> \(axis.size)"
    }
    return "[\(axes.joined(separator: ", "))]"
  }

  /// All shapes of a chapter, folded; nothing if there are none.
  static func table(of shapes: [ShapeRecord], in chapter: Chapter) -> String {
    guard !shapes.isEmpty else { return "" }
    let rows = shapes.map { shape in
      """
      <tr><th scope="row"><code>\(shape.name.htmlEscaped)</code></th>\
      <td class="shape">\(html(of: shape))</td><td>\(link(to: shape.place.cell, in: chapter))</td></tr>
      """
    }
    return """
      <details class="chapter-shapes"><summary>这一章里的形状（\(shapes.count) 个）</summary>
      <div class="table-scroll" tabindex="0"><table>
      <thead><tr><th scope="col">名字</th><th scope="col">形状</th><th scope="col">单元</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>
      </details>

      """
  }

  /// The cell's name, which leads to the cell where its code is shown.
  private static func link(to index: Int, in chapter: Chapter) -> String {
    guard chapter.cells.indices.contains(index) else { return "" }
    let cell = chapter.cells[index]
    let name = cell.name.htmlEscaped
    return cell.options.echo ? "<a href=\"#cell-\(index + 1)\">\(name)</a>" : name
  }
}
