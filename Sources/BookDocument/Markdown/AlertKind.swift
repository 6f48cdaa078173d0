/// The boxes that an author can write: GitHub's five, and one for mistakes in the text that the book
/// is about.
public enum AlertKind: String, CaseIterable {
  /// A remark.
  case note = "NOTE"
  /// A piece of advice.
  case tip = "TIP"
  /// What a reader must not miss.
  case important = "IMPORTANT"
  /// What can go wrong.
  case warning = "WARNING"
  /// What does harm.
  case caution = "CAUTION"
  /// A mistake in the text that the book is about.
  case erratum = "ERRATUM"

  /// The box's name on the page.
  public var title: String {
    switch self {
    case .note: "说明"
    case .tip: "提示"
    case .important: "重要"
    case .warning: "注意"
    case .caution: "警告"
    case .erratum: "勘误"
    }
  }
}
