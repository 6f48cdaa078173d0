/// The dimensions that have a name and a colour of their own, the same in prose, tables and figures.
public enum AxisKind: String, CaseIterable, Sendable {
  /// The texts of a batch.
  case batch
  /// The heads of an attention.
  case head
  /// The time steps.
  case step
  /// The positions that look.
  case query
  /// The positions that are looked at.
  case key
  /// The features.
  case feature
  /// The words of a vocabulary.
  case vocabulary

  /// What readers call it.
  public var name: String {
    switch self {
    case .batch: "批"
    case .head: "头"
    case .step: "步"
    case .query: "查询"
    case .key: "键"
    case .feature: "维"
    case .vocabulary: "词表"
    }
  }

  /// The kind that a name means, or nil if it is none of these.
  public init?(name: String) {
    let name = name == "时间步" ? AxisKind.step.name : name
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// The class that gives a name its colour; the theme has a colour of the same name.
  public var className: String { "axis-\(rawValue)" }

  /// The classes of an axis title in a drawing.
  static func titleClass(ofAxis name: String) -> String {
    AxisKind(name: name).map { "axis-name \($0.className)" } ?? "axis-name"
  }
}
