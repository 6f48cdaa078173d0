import BookDocument
import CellRecords
import Testing

@testable import CellRunner
@testable import Notebook

/// Proofs and questions arrive as they were sent, whole or not at all.
@Suite struct ProofRecordTests {
  private let nonce = "0123456789abcdef"

  private func records(_ frame: Frame, _ kind: Frame.Kind) -> [RecordReader.Record] {
    let bytes = frame.bytes(kind: kind, index: 2, outputOffset: 0, nonce: Array(nonce.utf8))
    var reader = RecordReader(bytes, nonce: nonce)
    return reader.entries().map(\.record)
  }

  @Test(arguments: [
    (nil, nil),
    (Proof.Result(value: 0.5, holds: false), BookDocument.ProofResult(value: 0.5, holds: false)),
    (Proof.Result(holds: true), BookDocument.ProofResult(value: nil, holds: true)),
  ])
  func proofsAreReadAsTheyWereSent(control: Proof.Result?, expected: BookDocument.ProofResult?) {
    let proof = Proof(
      claim: "6.1-d", measure: "最大差", relation: .atMost, bound: 1e-6,
      result: Proof.Result(value: 3e-8, holds: true), control: control, line: 40)
    #expect(
      records(Frame(proof), .proof) == [
        .proof(
          ProofRecord(
            claim: "6.1-d", measure: "最大差", relation: .atMost, bound: 1e-6,
            result: ProofResult(value: 3e-8, holds: true), control: expected,
            place: CellLine(cell: 2, line: 40)))
      ])
  }

  @Test func questionsAreReadAsTheyWereSent() {
    let answers = [
      Answer.right("会", holds: true, evidence: "0.5", line: 7),
      Answer.wrong("不会", holds: false, evidence: "", line: 8),
    ]
    let options = [
      QuestionRecord.Option(
        text: "会", isRight: true, holds: true, evidence: "0.5", place: CellLine(cell: 2, line: 7)),
      QuestionRecord.Option(
        text: "不会", isRight: false, holds: false, evidence: "", place: CellLine(cell: 2, line: 8)),
    ]
    #expect(
      records(Frame(question: "会变吗？", answers), .question)
        == [.question(QuestionRecord(prompt: "会变吗？", options: options), cell: 2)])
  }

  @Test func aTruncatedProofIsNeverRead() {
    let proof = Proof(
      claim: "a", measure: "m", relation: .isTrue, result: .init(holds: true),
      control: .init(holds: false), line: 1)
    let bytes = Frame(proof).bytes(
      kind: .proof, index: 0, outputOffset: 0, nonce: Array(nonce.utf8))
    for length in 0..<bytes.count {
      var reader = RecordReader(Array(bytes.prefix(length)), nonce: nonce)
      #expect(reader.entries().isEmpty)
    }
  }
}
