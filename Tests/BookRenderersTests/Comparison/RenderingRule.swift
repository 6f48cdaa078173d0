/// Why a chapter's HTML may differ from what cmark-gfm makes of the same text.
enum RenderingRule: String, CaseIterable {
  case rawHTML = "raw HTML is shown escaped instead of left out"
  case comment = "HTML comments are left out"
  case headingAnchor = "headings have anchors"
  case tableBox = "tables stand in a box that scrolls"
  case headerScope = "header cells have a scope"
  case alignment = "a column's alignment is a class"
  case footnoteLabel = "the link back from a footnote is named in the language of the book"
  case softBreak = "a line's end between two 汉字 is not a space"
  case emphasis = "emphasis beside Chinese punctuation"
  case cell = "swift fences are cells"
  case value = "values in sentences"
  case formula = "formulas"
  case reference = "references without a text"
  case chapterLink = "links to chapters lead to pages"
}
