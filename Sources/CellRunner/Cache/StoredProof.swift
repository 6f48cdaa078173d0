import BookModel

extension ProofRecord {
  /// Reads a proof that was stored.
  init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    let claim = try reader.text()
    let measure = try reader.text()
    guard let relation = Relation(rawValue: try reader.number()) else { throw ByteReader.Mistake() }
    self.init(
      claim: claim, measure: measure, relation: relation, bound: try reader.floats().first,
      result: try Measurement(&reader), control: nil, place: CellLine(cell: 0, line: 0))
    if try reader.flag() { control = try Measurement(&reader) }
    place = try CellLine(&reader)
  }

  /// Writes the proof.
  func write(to writer: inout ByteWriter) {
    writer.append(claim)
    writer.append(measure)
    writer.append(relation.rawValue)
    writer.append([bound].compactMap(\.self))
    result.write(to: &writer)
    writer.append(control != nil)
    control?.write(to: &writer)
    place.write(to: &writer)
  }
}

extension Measurement {
  fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    self.init(value: try reader.floats().first, holds: try reader.flag())
  }

  fileprivate func write(to writer: inout ByteWriter) {
    writer.append([value].compactMap(\.self))
    writer.append(holds)
  }
}

extension CellLine {
  init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    self.init(cell: try reader.number(), line: try reader.number())
  }

  func write(to writer: inout ByteWriter) {
    writer.append(cell)
    writer.append(line)
  }
}

extension QuestionRecord {
  /// Reads a question that was stored.
  init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    self.init(
      prompt: try reader.text(),
      options: try reader.elements { reader throws(ByteReader.Mistake) in
        Option(
          text: try reader.text(), isRight: try reader.flag(), holds: try reader.flag(),
          evidence: try reader.text(), place: try CellLine(&reader))
      })
  }

  /// Writes the question.
  func write(to writer: inout ByteWriter) {
    writer.append(prompt)
    writer.append(options) { writer, option in
      writer.append(option.text)
      writer.append(option.isRight)
      writer.append(option.holds)
      writer.append(option.evidence)
      option.place.write(to: &writer)
    }
  }
}

extension Trial {
  /// Reads a trial that was stored.
  init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    self.init(defect: try reader.text(), proofs: try reader.elements(ProofRecord.init))
  }

  /// Writes the trial.
  func write(to writer: inout ByteWriter) {
    writer.append(defect)
    writer.append(proofs) { $1.write(to: &$0) }
  }
}
