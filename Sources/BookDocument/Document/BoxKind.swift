/// The boxes that an author can write: GitHub's five, one for mistakes in the text that the book is
/// about, and one that is folded until the reader opens it.
package enum BoxKind: String, Sendable, Hashable, CaseIterable {
  case note = "NOTE"
  case tip = "TIP"
  case important = "IMPORTANT"
  case warning = "WARNING"
  case caution = "CAUTION"
  case erratum = "ERRATUM"
  case details = "DETAILS"
}
