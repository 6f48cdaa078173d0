extension LinkedFiles {
  /// Reads a list that was stored.
  package init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    sourcesStamp = try reader.hash()
    sources = try reader.elements { reader throws(ByteReader.Mistake) in try reader.text() }
    groups = try reader.elements(Group.init)
    libraries = try reader.elements(Group.init)
  }

  /// Writes the list; one whose sources are still being written is not worth it.
  package func write(to writer: inout ByteWriter) {
    guard let sourcesStamp else { return }
    writer.append(sourcesStamp)
    writer.append(sources) { $0.append($1) }
    writer.append(groups) { $1.write(to: &$0) }
    writer.append(libraries) { $1.write(to: &$0) }
  }
}

extension LinkedFiles.Group {
  fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    name = try reader.text()
    files = try reader.elements { reader throws(ByteReader.Mistake) in try reader.text() }
    guard try reader.flag() else { return }
    known = LinkedFiles.Known(stamp: try reader.hash(), content: try reader.hash())
  }

  fileprivate func write(to writer: inout ByteWriter) {
    writer.append(name)
    writer.append(files) { $0.append($1) }
    writer.append(known != nil)
    if let known {
      writer.append(known.stamp)
      writer.append(known.content)
    }
  }
}
