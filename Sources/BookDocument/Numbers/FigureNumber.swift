/// How a numbered figure, table or equation is called: 图 6.2, 表 6.1, 式 6.3.
public struct FigureNumber: Sendable, Hashable {
  /// What is numbered; each kind has a count of its own.
  public enum Kind: String, Sendable, Hashable {
    case figure = "图"
    case table = "表"
    case equation = "式"
  }

  /// What it is.
  public var kind: Kind
  /// The chapter's number.
  public var chapter: Int
  /// The count within the chapter.
  public var count: Int
}

extension FigureNumber: CustomStringConvertible {
  /// The name in the text, 图 6.2.
  public var description: String { "\(kind.rawValue) \(chapter).\(count)" }
}
