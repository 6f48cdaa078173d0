/// The boxes that an author can write: GitHub's five, and one for mistakes in the text that the book
/// is about.
public enum BoxKind: String, Sendable, Hashable, CaseIterable {
  case note = "NOTE"
  case tip = "TIP"
  case important = "IMPORTANT"
  case warning = "WARNING"
  case caution = "CAUTION"
  case erratum = "ERRATUM"
}
