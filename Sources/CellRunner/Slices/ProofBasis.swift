import BookDocument
import CellRecords
import RunStore

/// What a chapter's proofs rest on: the cells that can prove something, and the code that they need.
///
/// A run with a mutation says nothing but what the proofs gave: an edit of other code leaves it as it is.
struct ProofBasis {
  /// The cells with proofs, ascending.
  let cells: [Int]
  /// The hash of their slices.
  let hash: ContentHash

  /// Finds the cells; nil if a proof of the chapter's run is in none of them, or the code can see what no
  /// slice holds.
  init?(of program: ChapterProgram, proofs: [ProofRecord]) {
    let chapter = program.chapter
    guard !chapter.asksForPlaces else { return nil }
    let slices = CellSlices(of: program)
    cells = Self.cells(in: slices.items)
    guard Set(proofs.map(\.place.cell)).isSubset(of: cells) else { return nil }
    var hasher = ContentHasher()
    for cell in cells { hasher.update(slices.hash(of: chapter.cells[cell])) }
    // A sentence can change what a later proof sees.
    for value in chapter.inlineValues {
      let effects = EffectFinder(program.syntax[value], verbs: EffectFinder.standardVerbs)
      if effects.hasChange || effects.hasCall { hasher.update(value.expression) }
    }
    hash = hasher.finish()
  }

  /// The cells with a call of `verify`, their own or that of a function or closure that they use.
  private static func cells(in items: [ProgramItem]) -> [Int] {
    var proving: Set<String> = []
    var found: Set<Int> = []
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (place, item) in items.enumerated() where !found.contains(place) {
        guard item.uses.contains("verify") || !item.uses.isDisjoint(with: proving) else { continue }
        found.insert(place)
        isGrowing = true
        if item.isBody || item.isClosure { proving.formUnion(item.declared) }
      }
    }
    return Set(found.map { items[$0].cell }).sorted()
  }
}

extension MutationRun {
  /// The run with the cells of its proofs counted among these.
  func numbered(among cells: [Int]) -> MutationRun {
    let numbers = Dictionary(uniqueKeysWithValues: zip(cells, cells.indices))
    return withCells { numbers[$0] }
  }

  /// The run with the cells of its proofs named by the chapter's numbers.
  func placed(in cells: [Int]) -> MutationRun {
    withCells { cells.indices.contains($0) ? cells[$0] : nil }
  }

  private func withCells(_ cell: (Int) -> Int?) -> MutationRun {
    MutationRun(
      mutation: mutation,
      proofs: proofs.compactMap { proof in
        guard let cell = cell(proof.place.cell) else { return nil }
        var proof = proof
        proof.place.cell = cell
        return proof
      })
  }
}
