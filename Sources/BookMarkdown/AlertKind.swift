/// The boxes that an author can write: GitHub's five, and one for mistakes in the text that the book
/// is about.
enum AlertKind: String, CaseIterable {
  case note = "NOTE"
  case tip = "TIP"
  case important = "IMPORTANT"
  case warning = "WARNING"
  case caution = "CAUTION"
  case erratum = "ERRATUM"

  /// The box's name on the page.
  var title: String {
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
