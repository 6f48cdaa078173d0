import BookDocument
import BookLanguage

/// What only a run, an index or a page knows of a chapter's text: the HTML for its places.
protocol ProseFilling {
  var phrases: any Phrases { get }
  /// Whether the text is for paper.
  var isPrinted: Bool { get }
  /// Whether footnotes also stand in the margin.
  var showsNotesBeside: Bool { get }

  func cell(_ index: Int) -> String
  func value(_ index: Int) -> String
  func formula(_ formula: Formula) -> String
  func excerpt(_ excerpt: Excerpt) -> String
  func reference(_ reference: Reference) -> String
  /// The number of a labelled table, which leads to it; nil where nothing is numbered.
  func number(of label: Label) -> String?
  func embed(_ reference: Reference) -> String
  func citation(_ citation: Citation) -> String
  func proofReference(_ reference: Citation) -> String
  /// The id of something in the page that readers know by this name.
  func id(_ name: String) -> String
  /// The address of a link.
  func href(_ link: Link) -> String
  /// The address of an image.
  func source(_ image: Image) -> String
}
