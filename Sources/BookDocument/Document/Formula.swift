/// A formula in TeX, to be turned into MathML.
public struct Formula: Sendable, Hashable {
  /// A stretch of the source that lies on one line of the chapter.
  public struct Line: Sendable, Hashable {
    /// Where it starts in the source.
    ///
    /// - Units: Unicode scalars.
    public var offset: Int
    /// Where it starts in the chapter.
    public var location: SourceLocation

    public init(offset: Int, location: SourceLocation) {
      self.offset = offset
      self.location = location
    }
  }

  /// The TeX source.
  public var source: String
  /// Whether it stands on lines of its own.
  public var isBlock: Bool
  /// Where its lines are; never empty, the first starts at 0.
  public var lines: [Line]
  /// The label by which it is numbered and referred to.
  public var label: Label?

  public init(source: String, isBlock: Bool, lines: [Line], label: Label? = nil) {
    self.source = source
    self.isBlock = isBlock
    self.lines = lines
    self.label = label
  }

  /// Creates a formula on one line of a chapter.
  public init(source: String, isBlock: Bool, location: SourceLocation) {
    self.init(source: source, isBlock: isBlock, lines: [Line(offset: 0, location: location)])
  }
}

extension Formula {
  /// Where it starts.
  public var location: SourceLocation {
    lines.first?.location ?? SourceLocation(path: "", line: 1)
  }

  /// The place in the chapter of a scalar of the source.
  public func location(ofScalar offset: Int) -> SourceLocation {
    guard let line = lines.last(where: { $0.offset <= offset }) else { return location }
    let between = source.unicodeScalars.dropFirst(line.offset).prefix(offset - line.offset)
    var location = line.location
    location.column += between.reduce(0) { $0 + UTF8.width($1) }
    return location
  }
}
