import BookDocument
import CellRecords
import RunStore

/// What an edit touches: the cells and values whose slices are new, and where what the others gave is to
/// be found in the chapter's run before the edit.
struct SlicePlan {
  let slice: ProgramSlice
  /// For each cell that keeps what it gave, its index before the edit.
  private let keptCells: [Int: Int]
  /// The same for values in sentences.
  private let keptValues: [Int: Int]
  /// For each of the kept cells before the edit, its index now.
  private let newIndices: [Int: Int]

  /// Compares a chapter with how it was.
  ///
  /// - Returns: Nil if a cell that is expected to fail is touched, whose failure is judged with a whole run,
  ///   or if a function proves something.
  init?(of program: ChapterProgram, since earlier: SliceHashes) {
    let chapter = program.chapter
    let slices = CellSlices(of: program)
    // Its proofs belong to the cell that has the line, whichever cell calls it.
    let isDeferred = slices.items.contains { item in
      (item.isBody || item.isClosure) && !item.uses.isDisjoint(with: ["verify", "ask"])
    }
    guard !isDeferred else { return nil }
    let hashes = slices.hashes
    keptCells = Self.match(hashes.cells, with: earlier.cells)
    keptValues = Self.match(hashes.values, with: earlier.values)
    newIndices = Dictionary(uniqueKeysWithValues: keptCells.map { ($1, $0) })
    var slice = ProgramSlice()
    var needed: Set<Int> = []
    for cell in chapter.cells where keptCells[cell.index] == nil && cell.options.run {
      guard cell.options.expectation == nil else { return nil }
      if cell.options.measured { continue }
      slice.cells.insert(cell.index)
      needed.formUnion(slices.items(before: cell))
    }
    for value in chapter.inlineValues where keptValues[value.index] == nil {
      slice.values.insert(value.index)
      needed.formUnion(slices.items(before: value))
    }
    let others = needed.sorted().map { slices.items[$0] }.filter { !slice.cells.contains($0.cell) }
    slice.statements = Dictionary(grouping: others, by: \.cell)
    self.slice = slice
  }

  /// Pairs those that are alike, in order; each is used once.
  private static func match(_ new: [ContentHash], with old: [ContentHash]) -> [Int: Int] {
    var waiting = Dictionary(grouping: old.indices.reversed()) { old[$0] }
    var pairs: [Int: Int] = [:]
    for (index, hash) in new.enumerated() { pairs[index] = waiting[hash]?.popLast() }
    return pairs
  }

  /// What the chapter gives: of the touched cells what the slice gave, of the others what they gave before.
  ///
  /// - Returns: Nil if an output names a place in a cell that is gone.
  func merged(_ sliced: ChapterRun, into earlier: ChapterRun) -> ChapterRun? {
    var run = sliced
    for (index, old) in keptCells {
      let outputs = earlier.outputs[old].map { $0.placed(in: newIndices) }
      guard !outputs.contains(nil) else { return nil }
      run.outputs[index] = outputs.compactMap(\.self)
    }
    for index in run.outputs.indices where keptCells[index] == nil && !slice.cells.contains(index) {
      run.outputs[index] = []
    }
    for (index, old) in keptValues { run.values[index] = earlier.values[old] }
    let shapes = earlier.shapes.compactMap { shape -> ShapeRecord? in
      guard let cell = newIndices[shape.place.cell] else { return nil }
      var moved = shape
      moved.place.cell = cell
      return moved
    }
    let own = sliced.shapes.filter { slice.cells.contains($0.place.cell) }
    run.shapes = (shapes + own).sorted { $0.place.cell < $1.place.cell }
    return run
  }
}

extension CellOutput {
  /// The output with the cells of its places numbered anew; nil if one of them is gone.
  fileprivate func placed(in newIndices: [Int: Int]) -> CellOutput? {
    switch self {
    case .proof(var proof):
      guard let cell = newIndices[proof.place.cell] else { return nil }
      proof.place.cell = cell
      return .proof(proof)
    case .question(var question):
      for index in question.options.indices {
        guard let cell = newIndices[question.options[index].place.cell] else { return nil }
        question.options[index].place.cell = cell
      }
      return .question(question)
    case .printed, .value, .figure, .expectedFailure: return self
    }
  }
}
