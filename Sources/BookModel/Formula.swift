/// A formula in TeX, to be turned into MathML.
public struct Formula: Sendable, Hashable {
  /// The TeX source.
  public var source: String
  /// Whether it stands on lines of its own.
  public var isBlock: Bool
  /// Where it is.
  public var location: SourceLocation

  /// Creates a formula.
  public init(source: String, isBlock: Bool, location: SourceLocation) {
    self.source = source
    self.isBlock = isBlock
    self.location = location
  }
}
