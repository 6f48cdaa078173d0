import Foundation
import Testing

/// One chapter in four forms, and whether they say the same about every figure.
struct EditionComparison {
  /// A figure as the page has it.
  struct PageFigure {
    /// The figure as text.
    let text: String
    /// The table that stands in place of a drawing, if it is one.
    let table: String?
  }

  let html: String
  let text: String
  let markdown: String
  let notebook: String
  let figures: [PageFigure]

  /// Reads the forms; `again` is what a page says after the name of a figure that it shows again.
  init(
    html: String, text: String, markdown: String, notebook: String, again: String
  ) {
    self.html = html
    self.text = text
    self.markdown = markdown
    self.notebook = notebook
    let page = Self.withoutRepetitions(html, again)
    let bodies = page.matches(
      of: /<div class="figure-body"[^>]*>(.*?)<\/div>\n/.dotMatchesNewlines())
    let folds = page.matches(
      of: /<details class="figure-text"><summary>[^<]*<\/summary>(.*?)<\/details>/
        .dotMatchesNewlines())
    let texts = folds.flatMap { $0.1.matches(of: /<pre>(.*?)<\/pre>/.dotMatchesNewlines()) }
    figures = zip(bodies, texts).map { body, text in
      PageFigure(
        text: Self.unescaped(String(text.1)),
        table: body.1.contains("<svg") ? nil : String(body.1))
    }
  }

  /// The page without figures that are shown again: their place is further up.
  private static func withoutRepetitions(_ html: String, _ again: String) -> String {
    var html = html
    while let mark = html.firstRange(of: again),
      let start = html[..<mark.lowerBound].ranges(of: "<figure class=\"figure\">").last
    {
      html.removeSubrange(start.lowerBound..<mark.upperBound)
    }
    return html
  }

  /// Compares everything; each difference is an issue of the running test.
  func check(_ slug: String) {
    let captions = html.matches(of: /class="figure-number"[^>]*>(?:<a [^>]*>)?([^<]*)<\//).map {
      String($0.1)
    }
    #expect(captionsOfText == captions, "\(slug): text")
    #expect(self.captions(in: markdown) == captions, "\(slug): markdown")
    #expect(self.captions(in: notebookTexts) == captions, "\(slug): ipynb")
    #expect(notebookFigures.map(\.numbers) == figures.map(\.text.numbers), "\(slug): ipynb")
    checkText(slug)
    checkMarkdown(slug)
  }

  private var captionsOfText: [String] {
    text.matches(of: /(?m)^ +((?:图|表|Figure|Table) [0-9]+\.[0-9]+)(?:　|  )/).map {
      String($0.1)
    }
  }

  private func captions(in text: String) -> [String] {
    text.matches(of: #/\*\*((?:图|表|Figure|Table) [0-9]+\.[0-9]+)\*\* /#).map { String($0.1) }
  }

  private func checkText(_ slug: String) {
    // A list's or quotation's indentation is the text's own.
    var rest = text.withoutIndentation[...]
    for figure in figures {
      let wanted = figure.text.withoutIndentation
      guard let place = rest.firstRange(of: wanted) else {
        Issue.record("\(slug): the text lacks\n\(wanted)")
        continue
      }
      rest = rest[place.upperBound...]
    }
  }

  private func checkMarkdown(_ slug: String) {
    var rest = markdown[...]
    for figure in figures {
      guard let table = figure.table else {
        guard let place = rest.firstRange(of: figure.text) else {
          Issue.record("\(slug): the Markdown lacks\n\(figure.text)")
          continue
        }
        rest = rest[place.upperBound...]
        continue
      }
      for part in table.matches(of: /<table.*?<\/table>/.dotMatchesNewlines()) {
        find(String(part.output), in: &rest, slug)
      }
    }
  }

  /// Finds the next table with these numbers in what is left of the Markdown.
  private func find(_ table: String, in rest: inout Substring, _ slug: String) {
    let wanted = table.replacing(/<[^>]*>/, with: " ").withoutCaption(of: table).numbers
    let tables = rest.matches(of: /(?m)^ *\| .*\n *\| --- .*\n(?: *\|.*\n?)*/)
    let numbers = tables.map { String($0.output).numbers }
    guard let place = numbers.firstIndex(of: wanted) else {
      Issue.record("\(slug): the Markdown lacks a table of \(wanted)")
      return
    }
    rest = rest[tables[place].range.upperBound...]
  }

  private var cells: [[String: Any]] {
    let document = try? JSONSerialization.jsonObject(with: Data(notebook.utf8)) as? [String: Any]
    return document?["cells"] as? [[String: Any]] ?? []
  }

  private var notebookTexts: String {
    cells.filter { $0["cell_type"] as? String == "markdown" }
      .map { ($0["source"] as? [String] ?? []).joined() }.joined(separator: "\n\n")
  }

  /// The text twins of all drawings and tables.
  private var notebookFigures: [String] {
    cells.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }
      .compactMap { $0["data"] as? [String: [String]] }
      .filter { $0["image/svg+xml"] != nil || $0["text/html"] != nil }
      .map { ($0["text/plain"] ?? []).joined() }
  }

  private static func unescaped(_ html: String) -> String {
    html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}

extension String {
  /// All numbers of the text in order.
  fileprivate var numbers: [String] {
    replacing("−", with: "-").matches(of: /-?[0-9]+(?:\.[0-9]+)?/).map { String($0.output) }
  }

  /// The text of a table without its caption, which other editions have elsewhere.
  fileprivate func withoutCaption(of table: String) -> String {
    table.replacing(/<caption>.*?<\/caption>/, with: "").replacing(/<[^>]*>/, with: " ")
  }
}

extension String {
  fileprivate var withoutIndentation: String {
    split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }.joined(separator: "\n")
  }
}
