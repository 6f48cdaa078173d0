import BookDocument
import CellRecords

/// A place in a chapter told by what stands there, so that it follows when text above is inserted.
package struct CellPlace: Equatable {
  /// What the place is counted from.
  package enum Anchor: Equatable {
    case cell(Int)
    case inlineValue(Int)
    /// The line of `imports` in the settings.
    case imports
  }

  package var anchor: Anchor
  /// - Units: lines below the anchor's first.
  package var line: Int
  /// - Units: UTF-8 bytes right of the anchor's column.
  package var column: Int

  /// Finds what stands at a place; nothing if it is neither a cell nor a value.
  package init?(_ location: SourceLocation, in chapter: Chapter, of book: Book) {
    if location.path == book.settingsPath {
      self.init(location, from: book.importsLocation, as: .imports)
    } else if location.path == chapter.path {
      if let value = chapter.inlineValues.first(where: { $0.holds(location) }) {
        self.init(location, from: value.location, as: .inlineValue(value.index))
      } else if let cell = chapter.cells.first(where: { $0.holds(location) }) {
        self.init(location, from: cell.location, as: .cell(cell.index))
      } else {
        return nil
      }
    } else {
      return nil
    }
  }

  private init(_ location: SourceLocation, from start: SourceLocation, as anchor: Anchor) {
    self.anchor = anchor
    line = location.line - start.line
    column = location.column - start.column
  }

  /// Where that is now; nothing if the chapter has no such cell or value.
  package func location(in chapter: Chapter, of book: Book) -> SourceLocation? {
    let start: SourceLocation
    switch anchor {
    case .cell(let index):
      guard chapter.cells.indices.contains(index) else { return nil }
      start = chapter.cells[index].location
    case .inlineValue(let index):
      guard chapter.inlineValues.indices.contains(index) else { return nil }
      start = chapter.inlineValues[index].location
    case .imports: start = book.importsLocation
    }
    return SourceLocation(
      path: start.path, line: start.line + line, column: start.column + column)
  }
}

extension Cell {
  fileprivate func holds(_ place: SourceLocation) -> Bool {
    let lines = code.utf8.count { $0 == UInt8(ascii: "\n") }
    return (location.line...location.line + lines).contains(place.line)
  }
}

extension InlineValue {
  fileprivate func holds(_ place: SourceLocation) -> Bool {
    place.line == location.line
      && (location.column...location.column + expression.utf8.count).contains(place.column)
  }
}

extension CellPlace {
  /// Reads a place that was stored.
  package init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    switch (try reader.number(), try reader.number()) {
    case (0, let index): anchor = .cell(index)
    case (1, let index): anchor = .inlineValue(index)
    case (2, _): anchor = .imports
    default: throw ByteReader.Mistake()
    }
    line = try reader.number()
    column = try reader.number()
  }

  /// Writes the place.
  package func write(to writer: inout ByteWriter) {
    let (kind, index) =
      switch anchor {
      case .cell(let index): (0, index)
      case .inlineValue(let index): (1, index)
      case .imports: (2, 0)
      }
    for number in [kind, index, line, column] { writer.append(number) }
  }
}
