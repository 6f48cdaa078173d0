import BookDocument
import BookLanguage

@testable import BookRenderers

/// Fills places with what cmark-gfm has there.
struct ReferenceFilling: ProseFilling {
  let phrases: any Phrases
  let isPrinted = false
  let showsNotesBeside = false
  private let chapter: Chapter

  init(_ chapter: Chapter, _ phrases: any Phrases) {
    self.chapter = chapter
    self.phrases = phrases
  }

  func cell(_ index: Int) -> String {
    let code = chapter.cells[index].code
    return Self.block(code.isEmpty ? "" : code + "\n", language: "swift")
  }

  func value(_ index: Int) -> String {
    "<code>{swift} \(chapter.inlineValues[index].expression.htmlEscaped)</code>"
  }

  func formula(_ formula: Formula) -> String {
    formula.isBlock
      ? Self.block(formula.source, language: "math")
      : "$<code>\(formula.source.htmlEscaped)</code>$"
  }

  func excerpt(_ excerpt: Excerpt) -> String { "" }
  func reference(_ reference: Reference) -> String { "<a href=\"#\(reference.label)\">[]</a>" }
  func number(of label: Label) -> String? { nil }
  func embed(_ reference: Reference) -> String { "<p>\(self.reference(reference))</p>" }
  func citation(_ citation: Citation) -> String { "" }
  func proofReference(_ reference: Citation) -> String { "" }
  func id(_ name: String) -> String { name }
  func href(_ link: Link) -> String { link.pageAddress }
  func source(_ image: Image) -> String { image.url }

  private static func block(_ code: String, language: String) -> String {
    "<pre><code class=\"language-\(language)\">\(code.htmlEscaped)</code></pre>"
  }
}
