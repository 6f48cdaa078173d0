import Foundation
import Testing

@testable import CellRecords

@Suite struct RecordValueTests {
  /// Values that whoever reads them could stumble over are not read at all.
  @Test(
    arguments: [
      ("a tensor with too few values", TensorRecord(name: "t", shape: [2, 3], values: [1])),
      ("a negative length", TensorRecord(name: "t", shape: [-1, -1], values: [1])),
      ("a product that overflows", TensorRecord(name: "t", shape: [.max, 2], values: [])),
    ])
  func aTensorThatContradictsItselfIsNotARecord(name: String, tensor: TensorRecord) {
    let figure = FigureRecord(kind: "k", alternativeText: "", text: "", tensors: [tensor])
    expectNoRecord(.figure(figure, cell: 0))
  }

  @Test(arguments: [(-1, 0), (0, -1), (.max, 0), (0, .max)])
  func aPlaceBeyondEveryFileIsNotARecord(cell: Int, line: Int) {
    var proof = SampleRecords.proof
    proof.place = CellLine(cell: cell, line: line)
    expectNoRecord(.proof(proof))
  }

  private func expectNoRecord(_ record: Record) {
    var reader = RecordReader(nonce: SampleRecords.nonce)
    reader.append(RecordWriter(nonce: SampleRecords.nonce).stream(of: [record]))
    #expect(reader.entries().isEmpty)
    #expect(reader.error == .notARecord)
  }

  /// Measurements are kept as JSON in the book's folder.
  @Test func outputsAreCodable() throws {
    let outputs: [CellOutput] = [
      .printed("p"), .value("v"), .proof(SampleRecords.proof),
      .expectedFailure(ExpectedFailure(.warning, text: "w")),
    ]
    let data = try JSONEncoder().encode(outputs)
    #expect(try JSONDecoder().decode([CellOutput].self, from: data) == outputs)
    let table = try JSONEncoder().encode(SampleRecords.table)
    #expect(try JSONDecoder().decode(DataTable.self, from: table) == SampleRecords.table)
  }

  @Test func aRaggedTableIsNotDecoded() throws {
    let row = #"{"header": {"masked": {}}, "cells": []}"#
    let text =
      #"{"caption": "", "columnHeaders": [{"masked": {}}, {"elided": {}}], "groups": "#
      + #"[{"rows": [\#(row)]}]}"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(DataTable.self, from: Data(text.utf8))
    }
  }

  @Test(
    arguments: [
      (.isTrue, 1, 0, true), (.isTrue, 0, 0, false), (.equals, 2, 2, true), (.equals, 2, 3, false),
      (.atMost, 1, 1, true), (.atMost, 2, 1, false), (.atLeast, 1, 1, true),
      (.atLeast, 0, 1, false), (.atMost, .nan, 1, false), (.atLeast, .nan, 1, false),
      (.equals, .nan, .nan, false),
    ] as [(ProofRecord.Relation, Float, Float, Bool)])
  func relationsCompare(relation: ProofRecord.Relation, value: Float, bound: Float, holds: Bool) {
    #expect(relation.result(of: value, bound: bound).holds == holds)
  }

  @Test(arguments: [(5, 0, 0), (7, 0, 2), (10, 1, 0), (99, 1, 89), (4, 3, 0)])
  func aLineOfTheFileIsGivenByItsCell(fileLine: Int, cell: Int, line: Int) {
    #expect(
      CellLine(fileLine: fileLine, firstLines: [5, 10], fallback: 3)
        == CellLine(cell: cell, line: line))
  }
}
