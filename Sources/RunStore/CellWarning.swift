import BookDocument
import CellRecords

/// A compiler's warning with its places told by cell, as the cache keeps it.
package struct CellWarning {
  /// A line that belongs to the warning; most begin with a place.
  package struct Note {
    var place: CellPlace?
    var text: String
  }

  private var place: CellPlace
  private var warning: Diagnostic
  private var notes: [Note]

  /// Takes a warning apart; nothing if a place in it cannot be told by cell.
  package init?(_ warning: Diagnostic, in chapter: Chapter, of book: Book) {
    guard let place = CellPlace(warning.location, in: chapter, of: book) else { return nil }
    self.place = place
    self.warning = warning
    notes = []
    for note in warning.notes {
      guard let location = note.location else {
        notes.append(Note(place: nil, text: note.text))
        continue
      }
      guard let place = CellPlace(location, in: chapter, of: book) else { return nil }
      notes.append(Note(place: place, text: note.text))
    }
  }

  /// The warning at the places that its cells have now.
  package func diagnostic(in chapter: Chapter, of book: Book) -> Diagnostic? {
    guard let location = place.location(in: chapter, of: book) else { return nil }
    var diagnostic = warning
    diagnostic.location = location
    diagnostic.notes = []
    for note in notes {
      guard let place = note.place else {
        diagnostic.notes.append(.init(note.text))
        continue
      }
      guard let location = place.location(in: chapter, of: book) else { return nil }
      diagnostic.notes.append(.init(note.text, at: location))
    }
    return diagnostic
  }
}

extension CellWarning {
  /// Reads a warning that was stored.
  package init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    place = try CellPlace(&reader)
    let message = try reader.text()
    // The place is filled in when it is known where the cell is.
    warning = Diagnostic(
      .swiftWarning, at: SourceLocation(path: "", line: 1), message,
      rule: try reader.optionalText(), help: try reader.optionalText())
    notes = try reader.elements { reader throws(ByteReader.Mistake) in
      let isPlaced = try reader.flag()
      return Note(place: isPlaced ? try CellPlace(&reader) : nil, text: try reader.text())
    }
  }

  /// Writes the warning.
  package func write(to writer: inout ByteWriter) {
    place.write(to: &writer)
    writer.append(warning.message)
    writer.append(warning.rule)
    writer.append(warning.help)
    writer.append(notes) { writer, note in
      writer.append(note.place != nil)
      note.place?.write(to: &writer)
      writer.append(note.text)
    }
  }
}
