import BookDocument
import SwiftSyntax

/// The statements of a chapter's cells, with each name as what it means where it is written.
///
/// A name that is declared again gets another name here, so that who follows names need not know of it:
/// what was written before means the old one.
struct ProgramItems {
  private(set) var items: [ProgramItem] = []
  /// The places of the statements of each cell that others see.
  private(set) var ofCell: [Int: [Int]] = [:]
  /// Whether a name means several things.
  let hasMeanings: Bool

  private var usesOfCells: [Int: Set<String>] = [:]
  private var usesOfValues: [Int: Set<String>] = [:]
  /// What a name means at a place, in each group; several for functions that differ in their arguments.
  private var meanings: [String?: [String: [String: String]]] = [:]
  /// The names that are declared again in the chapter.
  private let declaredAgain: Set<String>

  init(of chapter: Chapter, in book: Book, _ syntax: ChapterSyntax) {
    let verbs = EffectFinder.standardVerbs.union(book.mutatingVerbs)
    let all = ProgramItem.items(of: chapter, syntax, verbs: verbs)
    declaredAgain = book.allowsRedeclaration ? Self.declaredAgain(among: all) : []
    hasMeanings = !declaredAgain.isEmpty
    let written = Dictionary(grouping: all, by: \.cell)
    var values = chapter.inlineValues[...]
    var group: String?
    for cell in chapter.cells {
      while let value = values.first, value.cellsBefore <= cell.index {
        note(value, syntax[value], group)
        values.removeFirst()
      }
      if cell.isInProgram { group = cell.options.group }
      guard cell.options.run else { continue }
      guard let own = written[cell.index] else {
        // It is run apart, or timed: what it declares is its own.
        let names = syntax.remembered("uses", of: cell) { NameFinder($0.tree).names }
        usesOfCells[cell.index] = resolved(names, in: cell.options.group)
        continue
      }
      for item in own {
        var item = item
        if hasMeanings { resolve(&item) } else { item.keys = [] }
        usesOfCells[cell.index, default: []].formUnion(item.uses)
        ofCell[cell.index, default: []].append(items.count)
        items.append(item)
      }
    }
    for value in values { note(value, syntax[value], group) }
  }

  /// The names that a cell uses, as they are called here.
  func uses(of cell: Cell) -> Set<String> { usesOfCells[cell.index] ?? [] }

  /// The names that a value uses, as they are called here.
  func uses(of value: InlineValue) -> Set<String> { usesOfValues[value.index] ?? [] }

  /// The names of which a group has two declarations with the same key.
  private static func declaredAgain(among items: [ProgramItem]) -> Set<String> {
    var cells: [String?: [String: Int]] = [:]
    var again: Set<String> = []
    for item in items {
      for key in item.keys {
        let first = cells[item.group, default: [:]][key] ?? item.cell
        cells[item.group, default: [:]][key] = first
        if first != item.cell { again.insert(String(key.prefix { $0 != "(" })) }
      }
    }
    return again
  }

  private mutating func note(_ value: InlineValue, _ tree: ExprSyntax, _ group: String?) {
    usesOfValues[value.index] = resolved(NameFinder(tree).names, in: group)
  }

  private func resolved(_ names: Set<String>, in group: String?) -> Set<String> {
    let known = meanings[group] ?? [:]
    return names.reduce(into: []) { result, name in
      if let found = known[name] { result.formUnion(found.values) } else { result.insert(name) }
    }
  }

  private mutating func resolve(_ item: inout ProgramItem) {
    let group = item.group
    // A parameter has nothing to do with a name that means several things.
    let foreign = item.inner.subtracting(item.declared).intersection(declaredAgain)
    item.uses = resolved(item.uses.subtracting(foreign), in: group)
    item.captured = resolved(item.captured.subtracting(foreign), in: group)
    item.changed = resolved(item.changed, in: group)
    item.extended = item.extended.flatMap { meanings[group]?[$0]?.values.first }
    if let extended = item.extended { item.keys = Set(item.keys.map { "\(extended)/\($0)" }) }
    guard item.role == .declaration else { return }
    var declared: Set<String> = []
    for name in item.declared {
      var known = meanings[group]?[name] ?? [:]
      let keys = item.keys.filter { $0 == name || $0.hasPrefix(name + "(") }
      // The first meaning keeps the name, which what was written before it may use.
      let meaning = known.isEmpty ? name : "\(name)#\(items.count)"
      if keys.contains(name) { known = [:] }
      for key in keys { known[key] = meaning }
      declared.insert(meaning)
      meanings[group, default: [:]][name] = known
    }
    item.declared = declared
  }
}
