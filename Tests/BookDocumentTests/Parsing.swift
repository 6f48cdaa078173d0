import BookDocument
import CellRecords

/// Reads a chapter from a literal.
func parse(_ text: String, slugs: [String] = ["a", "b"]) -> (Chapter, [Diagnostic]) {
  let source = SourceText(path: "a.md", text: text)
  let result = ChapterParser.parse(source, slug: "a", number: 6, slugs: slugs)
  return (result.chapter, result.diagnostics)
}

extension Chapter {
  /// The body with its places marked, so that a test can see where they are.
  var markedHTML: String {
    fragments.map { fragment in
      switch fragment {
      case .html(let html): html
      case .cell(let index): "⟦cell \(index)⟧"
      case .inlineValue(let index): "⟦value \(index)⟧"
      case .formula(let formula): "⟦\(formula.isBlock ? "block" : "inline") \(formula.source)⟧"
      case .repetition(let reference): "⟦again \(reference.label)⟧"
      case .reference(let reference):
        "⟦ref \(reference.chapter.map { "\($0)#" } ?? "")\(reference.label)⟧"
      }
    }.joined()
  }
}
