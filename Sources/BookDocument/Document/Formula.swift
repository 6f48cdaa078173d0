/// A formula in TeX, to be turned into MathML.
package struct Formula: Sendable, Hashable {
  /// A stretch of the source that lies on one line of the chapter.
  package struct Line: Sendable, Hashable {
    /// Where it starts in the source.
    ///
    /// - Units: Unicode scalars.
    package var offset: Int
    /// Where it starts in the chapter.
    package var location: SourceLocation

    package init(offset: Int, location: SourceLocation) {
      self.offset = offset
      self.location = location
    }
  }

  /// The TeX source.
  package var source: String
  /// Whether it has lines of its own.
  package var isBlock: Bool
  /// Where its lines are; never empty, the first starts at 0.
  package var lines: [Line]
  /// The label by which it is numbered and referred to.
  package var label: Label?

  package init(source: String, isBlock: Bool, lines: [Line], label: Label? = nil) {
    self.source = source
    self.isBlock = isBlock
    self.lines = lines
    self.label = label
  }

  /// Creates a formula on one line of a chapter.
  package init(source: String, isBlock: Bool, location: SourceLocation) {
    self.init(source: source, isBlock: isBlock, lines: [Line(offset: 0, location: location)])
  }
}

extension Formula {
  /// Where it starts.
  package var location: SourceLocation {
    lines.first?.location ?? SourceLocation(path: "", line: 1)
  }

  /// The place in the chapter of a scalar of the source.
  package func location(ofScalar offset: Int) -> SourceLocation {
    guard let line = lines.last(where: { $0.offset <= offset }) else { return location }
    let between = source.unicodeScalars.dropFirst(line.offset).prefix(offset - line.offset)
    var location = line.location
    location.column += between.reduce(0) { $0 + UTF8.width($1) }
    return location
  }
}
