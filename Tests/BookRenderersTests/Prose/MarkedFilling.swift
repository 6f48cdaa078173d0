import BookDocument
import BookLanguage
import TestSupport

@testable import BookRenderers

/// Fills places with marks, so that a test can see where they are.
struct MarkedFilling: ProseFilling {
  let phrases: any Phrases
  let isPrinted = false
  let showsNotesBeside = false

  func cell(_ index: Int) -> String { "⟦cell \(index)⟧" }
  func value(_ index: Int) -> String { "⟦value \(index)⟧" }
  func formula(_ formula: Formula) -> String {
    "⟦\(formula.isBlock ? "block" : "inline") \(formula.source)⟧"
  }
  func excerpt(_ excerpt: Excerpt) -> String { "⟦lines \(excerpt.file)#\(excerpt.name)⟧" }
  func reference(_ reference: Reference) -> String {
    "⟦ref \(reference.chapter.map { "\($0)#" } ?? "")\(reference.label)⟧"
  }
  func number(of label: Label) -> String? { nil }
  func embed(_ reference: Reference) -> String { "⟦again \(reference.label)⟧" }
  func citation(_ citation: Citation) -> String { "⟦claim \(citation.claim)⟧" }
  func proofReference(_ reference: Citation) -> String { "⟦proof \(reference.claim)⟧" }
  func id(_ name: String) -> String { name }
  func href(_ link: Link) -> String { link.pageAddress }
  func source(_ image: Image) -> String { image.url }
}

extension Link {
  /// The address as a page has it that shows one chapter.
  var pageAddress: String {
    if case .chapter(let slug, _) = target { "\(slug).html" + url.drop { $0 != "#" } } else { url }
  }
}

/// The HTML of a chapter's prose.
func html(_ markdown: String, in language: Language = .chinese) -> String {
  HTMLProse.html(
    of: parse(markdown, in: language).chapter, MarkedFilling(phrases: language.phrases))
}
