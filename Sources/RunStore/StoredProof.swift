import BookDocument
import CellRecords

extension ProofRecord {
  /// Reads a proof that was stored.
  package init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    let claim = try reader.text()
    let measure = try reader.text()
    guard let relation = Relation(rawValue: try reader.number()) else { throw ByteReader.Mistake() }
    self.init(
      claim: claim, measure: measure, relation: relation, bound: try reader.floats().first,
      result: try ProofResult(&reader), control: nil, place: CellLine(cell: 0, line: 0))
    if try reader.flag() { control = try ProofResult(&reader) }
    place = try CellLine(&reader)
  }

  /// Writes the proof.
  package func write(to writer: inout ByteWriter) {
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

extension ProofResult {
  fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    self.init(value: try reader.floats().first, holds: try reader.flag())
  }

  fileprivate func write(to writer: inout ByteWriter) {
    writer.append([value].compactMap(\.self))
    writer.append(holds)
  }
}

extension CellLine {
  package init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    self.init(cell: try reader.number(), line: try reader.number())
  }

  package func write(to writer: inout ByteWriter) {
    writer.append(cell)
    writer.append(line)
  }
}

extension QuestionRecord {
  /// Reads a question that was stored.
  package init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    self.init(
      prompt: try reader.text(),
      options: try reader.elements { reader throws(ByteReader.Mistake) in
        Option(
          text: try reader.text(), isRight: try reader.flag(), holds: try reader.flag(),
          evidence: try reader.text(), place: try CellLine(&reader))
      })
  }

  /// Writes the question.
  package func write(to writer: inout ByteWriter) {
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

extension MutationRun {
  /// Reads a mutationRun that was stored.
  package init(_ reader: inout ByteReader) throws(ByteReader.Mistake) {
    self.init(mutation: try reader.text(), proofs: try reader.elements(ProofRecord.init))
  }

  /// Writes the mutationRun.
  package func write(to writer: inout ByteWriter) {
    writer.append(mutation)
    writer.append(proofs) { $1.write(to: &$0) }
  }
}
