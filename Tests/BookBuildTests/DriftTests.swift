import CellRecords
import Foundation
import Testing

@testable import BookBuild
@testable import BookRenderers

@Suite struct DriftTests {
  /// A change to what is committed, and what the report says of it.
  struct Change: Sendable, CustomTestStringConvertible {
    let finding: String
    let edit: @Sendable (inout ChapterRecord) -> Void
    var testDescription: String { finding }
  }

  private static let tensor = "a: cell 'numbers', 'T': "

  private static let changes: [Change] = [
    Change(finding: tensor + "the shape changed: [3, 2] -> [2, 3]") {
      $0.cells[0].outputs[0].tensors?[0].shape = [3, 2]
    },
    Change(
      finding: tensor + "the largest entry moved: [0, 1] = 9.0 -> [1, 2] = 3.0; "
        + "1 of 6 entries changed beyond the last digits"
    ) { $0.setRow(0, "0.5 9.0 0.125") },
    Change(
      finding: tensor + "2 of 6 entries changed beyond the last digits, "
        + "most at [1, 0]: 1.5 -> 1.0"
    ) { $0.setRow(1, "1.5 2.25 3.0") },
    Change(
      finding: tensor + "1 of 6 entries changed in the last digits only, "
        + "most at [0, 0]: 0.50000006 -> 0.5"
    ) { $0.setRow(0, "0.50000006 0.25 0.125") },
    Change(
      finding: tensor + "1 of 6 entries changed in the last digits only, most at [1, 2]: "
        + "3.00001 -> 3.0"
    ) { $0.setRow(1, "1.0 2.0 3.00001") },
    Change(
      finding: tensor + "1 of 6 entries changed beyond the last digits, most at [0, 0]: nan -> 0.5"
    ) { $0.setRow(0, "nan 0.25 0.125") },
    Change(finding: tensor + "the recorded numbers cannot be read") {
      $0.setRow(0, "0.5 many 0.125")
    },
    Change(
      finding:
        "a: cell 'numbers': the numbers 'T' are new\na: cell 'numbers': the numbers 'U' are gone"
    ) {
      $0.cells[0].outputs[0].tensors?[0].name = "U"
    },
    Change(finding: "a: cell '#2': the text changed in line 2: 'zwei' -> 'two'") {
      $0.cells[1].outputs[0].text = ["one", "zwei", ""]
    },
    Change(finding: "a: cell '#2': the text changed: 1 line -> 3 lines") {
      $0.cells[1].outputs[0].text = ["one"]
    },
    Change(finding: "a: cell '#2' gave value and gives printed") {
      $0.cells[1].outputs[0].kind = "value"
    },
    Change(finding: "a: cell '#2' is new") { $0.cells.removeLast() },
    Change(finding: "a: cell 'old' is gone") {
      $0.cells.insert(.init(cell: "old", outputs: []), at: 0)
    },
    Change(finding: "a: the value of 'axes.count' changed: '3' -> '2'") {
      $0.values[0].text = "3"
    },
    Change(
      finding: "a: the value of 'axes.count' is new: '2'\na: the value of 'axes' is gone"
    ) { $0.values[0].expression = "axes" },
  ]

  private func report(_ findings: String) -> String {
    let count = findings.split(separator: "\n").count
    return findings + "\n\(count) \(count == 1 ? "difference" : "differences"); "
      + "'last digits' are at most 1e-05 of a tensor's largest magnitude"
  }

  @Test func noChangeIsNoDrift() async throws {
    let book = try await DriftBook.built()
    let output = try book.copyOfPages()
    let drift = await book.check(output).check().drift
    #expect(drift.text == "no drift in 1 chapter")
  }

  @Test(arguments: changes)
  func aChangeOfWhatACellGaveIsNamed(_ change: Change) async throws {
    let book = try await DriftBook.built()
    let output = try book.copyOfPages()
    var record = try #require(ChapterRecord(json: output.read("records/a.json")))
    change.edit(&record)
    try output.write(record.json, to: "records/a.json")
    let drift = await book.check(output).check().drift
    #expect(drift.text == report(change.finding))
  }

  /// A cell without a label above the others moves their numbers, and nothing else.
  @Test func cellsThatOnlyMovedAreNotReported() async throws {
    let book = try await DriftBook.built()
    let output = try book.copyOfPages()
    var record = try #require(ChapterRecord(json: output.read("records/a.json")))
    record.cells[1].cell = "#9"
    try output.write(record.json, to: "records/a.json")
    #expect(await !book.check(output).check().drift.hasDrift)
  }

  @Test(arguments: [
    ("a.html", "missing", "a.html is missing"),
    ("index.html", "missing", "index.html is missing"),
    ("theme.css", "changed", "theme.css differs"),
    (
      "a.html", "changed", "a: only prose, code, drawing or theme differ, first in line 2 of a.html"
    ),
    ("records/a.json", "missing", "a: the record of the numbers is missing or damaged"),
    ("records/a.json", "changed", "a: the record of the numbers is missing or damaged"),
    ("old.html", "changed", "old.html is no longer built"),
    ("records/old.json", "changed", "records/old.json is no longer built"),
  ])
  func aChangedFileIsNamed(name: String, change: String, finding: String) async throws {
    let book = try await DriftBook.built()
    let output = try book.copyOfPages()
    if change == "missing" {
      try FileManager.default.removeItem(atPath: output.path(name))
    } else {
      try output.write("<!DOCTYPE html>\nchanged", to: name)
      // What an earlier build has written is in its list.
      let list = (try? output.read(".book-files")) ?? ""
      try output.write(list + name + "\n", to: ".book-files")
    }
    let check = book.check(output)
    #expect(await check.check().drift.text == report(finding))
    #expect(await check.accept().drift.text == report(finding))
    #expect(await check.check().drift.text == "no drift in 1 chapter")
  }

  @Test(arguments: [0.1, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -.infinity, 1 / 3])
  func numbersAreRecordedExactly(value: Float) throws {
    let tensor = NumberRecord(.init(name: "T", shape: [1, 1], values: [value]))
    #expect(tensor.values?.map(\.bitPattern) == [value.bitPattern])
  }
}

extension ChapterRecord {
  fileprivate mutating func setRow(_ row: Int, _ text: String) {
    cells[0].outputs[0].tensors?[0].rows[row] = text
  }
}
