import BookDocument
import CellRecords

extension ShapeRecord {
  /// Reads a shape that was stored.
  package init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    self.init(
      name: try reader.text(),
      shape: try reader.elements { reader throws(ByteReader.Mistake) in try reader.number() },
      axisNames: try reader.elements { reader throws(ByteReader.Mistake) in try reader.text() },
      place: try CellLine(&reader))
  }

  /// Writes the shape.
  package func write(to writer: inout ByteWriter) {
    writer.append(name)
    writer.append(shape) { $0.append($1) }
    writer.append(axisNames) { $0.append($1) }
    place.write(to: &writer)
  }
}
