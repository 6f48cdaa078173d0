import CellRecords

/// What one run of a chapter's program gave.
package struct ChapterRun: Sendable, Hashable {
  /// Each cell's outputs; the index is the cell's.
  package var outputs: [[CellOutput]]
  /// Each inline value's text; the index is the value's.
  package var values: [String]

  /// What runs with a mutation set have found.
  package var mutationRuns: [MutationRun]

  /// The shapes of the variables of the cells, in order.
  package var shapes: [ShapeRecord]

  /// The values beside comments that state them, in order.
  package var statedValues: [StatedValue] = []

  /// Creates a run.
  package init(
    outputs: [[CellOutput]], values: [String], mutationRuns: [MutationRun] = [],
    shapes: [ShapeRecord] = []
  ) {
    self.outputs = outputs
    self.values = values
    self.mutationRuns = mutationRuns
    self.shapes = shapes
  }
}

extension ChapterRun {
  /// The figures of a cell in order.
  package func figures(ofCell index: Int) -> [FigureRecord] {
    outputs[index].compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  /// All proofs in the order in which they ran.
  package var proofs: [ProofRecord] {
    outputs.joined().compactMap { if case .proof(let proof) = $0 { proof } else { nil } }
  }

  /// All questions in order.
  package var questions: [QuestionRecord] {
    outputs.joined().compactMap { if case .question(let question) = $0 { question } else { nil } }
  }
}
