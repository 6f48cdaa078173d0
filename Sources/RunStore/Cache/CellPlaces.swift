import BookDocument

/// Gives places in a chapter by what is written there, so that they follow when text above is
/// inserted.
///
/// A relative place has the name of a cell, of a value or of `imports` in place of its path, and the
/// distances from its start as line and column.
struct CellPlaces {
  let chapter: Chapter
  let book: Book

  /// The diagnostic with relative places; nil if one of them is neither in a cell nor in a value.
  func relative(_ diagnostic: Diagnostic) -> Diagnostic? { diagnostic.moved(by: relative) }

  /// The diagnostic with relative places, and those outside cells and values as lines of the chapter; nil
  /// if one of them is in another file.
  func relativeWithinChapter(_ diagnostic: Diagnostic) -> Diagnostic? {
    diagnostic.moved { place in
      relative(place)
        ?? (place.path == chapter.path
          ? SourceLocation(path: "chapter", line: place.line - 1, column: place.column - 1)
          : nil)
    }
  }

  /// The diagnostic at the places that its cells have now; nil if the chapter has no such cell.
  func absolute(_ diagnostic: Diagnostic) -> Diagnostic? { diagnostic.moved(by: absolute) }

  private func relative(_ place: SourceLocation) -> SourceLocation? {
    guard let anchor = anchor(at: place), let start = start(of: anchor) else { return nil }
    return SourceLocation(
      path: anchor, line: place.line - start.line, column: place.column - start.column)
  }

  private func absolute(_ place: SourceLocation) -> SourceLocation? {
    start(of: place.path).map { start in
      SourceLocation(
        path: start.path, line: start.line + place.line, column: start.column + place.column)
    }
  }

  private func anchor(at place: SourceLocation) -> String? {
    if place.path == book.settingsPath { return "imports" }
    guard place.path == chapter.path else { return nil }
    if let value = chapter.inlineValues.first(where: { $0.contains(place) }) {
      return "value \(value.index)"
    }
    return chapter.cells.first { $0.contains(place) }.map { "cell \($0.index)" }
  }

  private func start(of anchor: String) -> SourceLocation? {
    let words = anchor.split(separator: " ")
    let index = words.last.flatMap { Int($0) } ?? 0
    switch words.first {
    case "imports": return book.importsLocation
    case "chapter": return SourceLocation(path: chapter.path, line: 1)
    case "value" where chapter.inlineValues.indices.contains(index):
      return chapter.inlineValues[index].location
    case "cell" where chapter.cells.indices.contains(index): return chapter.cells[index].location
    default: return nil
    }
  }
}

extension Diagnostic {
  /// The diagnostic with each of its places moved; nil if one cannot be.
  fileprivate func moved(by move: (SourceLocation) -> SourceLocation?) -> Diagnostic? {
    guard let location = move(location) else { return nil }
    var moved = self
    moved.location = location
    for (index, note) in notes.enumerated() {
      guard let old = note.location else { continue }
      guard let new = move(old) else { return nil }
      moved.notes[index].location = new
    }
    if let replacement {
      guard let start = move(replacement.range.start) else { return nil }
      moved.replacement?.range = replacement.range.moved(to: start)
    }
    return moved
  }
}

extension Cell {
  /// The lines of the file that hold the cell's code.
  package var lines: ClosedRange<Int> {
    location.line...location.line + code.utf8.count { $0 == UInt8(ascii: "\n") }
  }

  /// Whether a place lies in the cell's code.
  package func contains(_ place: SourceLocation) -> Bool {
    place.path == location.path && lines.contains(place.line)
  }
}

extension InlineValue {
  fileprivate func contains(_ place: SourceLocation) -> Bool {
    place.line == location.line
      && (location.column...location.column + expression.utf8.count).contains(place.column)
  }
}
