import BookDocument
import RunStore

/// The hashes of what a chapter's cells, and the values in its sentences, rest on, in their order.
struct SliceHashes {
  var cells: [ContentHash]
  var values: [ContentHash]
}

/// What each cell of a chapter rests on: its own code and the statements before it that it needs.
///
/// Two cells with the same hash give the same, in whatever chapters they are: the hash holds the code of
/// the slice, statement by statement, and no places.
struct CellSlices {
  /// The statements of the chapter in order.
  let items: [ProgramItem]
  private let needs: ProgramNeeds
  private let chapter: Chapter
  private let syntax: ChapterSyntax

  init(of program: ChapterProgram) {
    chapter = program.chapter
    syntax = program.syntax
    let verbs = EffectFinder.standardVerbs.union(program.book.mutatingVerbs)
    items = ProgramItem.items(of: chapter, syntax, verbs: verbs)
    needs = ProgramNeeds(items)
  }

  /// The places among ``items`` of the statements before a cell that it needs.
  func items(before cell: Cell) -> [Int] {
    needs.items(
      neededBy: syntax.remembered("uses", of: cell) { NameFinder($0.tree).names },
      before: cell.index, in: cell.options.group)
  }

  /// The places among ``items`` of the statements that a value in a sentence needs.
  func items(before value: InlineValue) -> [Int] {
    needs.items(
      neededBy: NameFinder(syntax[value]).names, before: value.cellsBefore)
  }

  /// What the cells and the values in sentences rest on.
  var hashes: SliceHashes {
    SliceHashes(
      cells: chapter.cells.map(hash(of:)), values: chapter.inlineValues.map(hash(of:)))
  }

  /// The hash of what a cell rests on.
  func hash(of cell: Cell) -> ContentHash {
    let options = cell.options
    return hash(
      of: cell.code, items(before: cell),
      [
        "\(options.run) \(options.measured) \(options.expectation.map { "\($0)" } ?? "")",
        "\(options.group ?? "") \(options.show ?? "") \(options.interface)",
      ])
  }

  /// The hash of what a value in a sentence rests on.
  func hash(of value: InlineValue) -> ContentHash {
    hash(of: value.expression, items(before: value), [])
  }

  private func hash(of code: String, _ places: [Int], _ others: [String]) -> ContentHash {
    var hasher = ContentHasher()
    for text in [code] + others { hasher.update(text) }
    for place in places {
      hasher.update(items[place].text)
      hasher.update(items[place].isTrailing ? 1 : 0)
    }
    return hasher.finish()
  }
}
