import BookBuild
import BookDocument
import CellRecords
import Foundation
import Testing

/// What one run of a chapter gave, found by the labels of its cells.
struct ChapterEvidence: Sendable {
  let report: BuildReport
  let page: String
  /// The index that the book's pages search.
  let searchIndex: String

  var built: BuiltChapter? { report.chapters.first }

  /// All outputs of the cell with this label.
  func outputs(_ label: String) throws -> [CellOutput] {
    let built = try #require(self.built, "the chapter was not built")
    let cell = try #require(
      built.chapter.cells.first { $0.options.label == label }, "no cell is labelled '\(label)'")
    return built.run.outputs[cell.index]
  }

  /// The last value that the cell showed as text.
  func value(_ label: String) throws -> String {
    let values = try outputs(label).compactMap { output in
      if case .value(let text) = output { text } else { nil }
    }
    return try #require(values.last, "the cell '\(label)' showed no value")
  }

  /// What the cell printed.
  func printed(_ label: String) throws -> String {
    try outputs(label).map { if case .printed(let text) = $0 { text } else { "" } }.joined()
  }

  /// The figures of the cell.
  func figures(_ label: String) throws -> [FigureRecord] {
    let figures = try outputs(label).compactMap { output in
      if case .figure(let figure) = output { figure } else { nil }
    }
    try #require(!figures.isEmpty, "the cell '\(label)' showed no figure")
    return figures
  }

  /// The numbers of all figures of the cell.
  func tensors(_ label: String) throws -> [TensorRecord] {
    try figures(label).flatMap(\.tensors)
  }

  /// The attention weights among them: the matrices that are called after a head.
  func headWeights(_ label: String) throws -> [TensorRecord] {
    let heads = try tensors(label).filter { $0.name.contains(/头 \d+$/) && $0.shape.count == 2 }
    try #require(!heads.isEmpty, "the cell '\(label)' showed no head")
    return heads
  }

  /// The rows of a figure's table of time steps, cut at two or more spaces.
  func steps(_ label: String) throws -> [[String]] {
    try figures(label).flatMap { figure in
      figure.text.split(separator: "\n").filter { $0.hasPrefix("t=") }.map { line in
        line.split(separator: /\s{2,}/).map { $0.trimmingCharacters(in: .whitespaces) }
      }
    }
  }
}

extension TensorRecord {
  /// The second number of each point of a line chart.
  var lineHeights: [Float] {
    stride(from: 1, to: values.count, by: 2).map { values[$0] }
  }
}
