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
  /// The extensions of types of a library that use what was declared again since.
  private(set) var outdated: Set<Int> = []

  /// Finds what names mean.
  ///
  /// Seen from a cell, what earlier bodies use is what that cell would use by the name, and what the cell's
  /// statements declare inside is nobody else's.
  init(
    of chapter: Chapter, in book: Book, _ syntax: ChapterSyntax, seenFrom viewer: Int? = nil
  ) {
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
      for item in hasMeanings ? resolved(own) : own {
        var item = item
        if !hasMeanings { item.keys = [] }
        if cell.index == viewer { item.uses.subtract(item.inner) }
        usesOfCells[cell.index, default: []].formUnion(item.uses)
        ofCell[cell.index, default: []].append(items.count)
        items.append(item)
      }
      if cell.index == viewer { readBodies(written, in: cell.options.group) }
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

  /// Lets the bodies so far use what their names mean now.
  private mutating func readBodies(_ written: [Int: [ProgramItem]], in group: String?) {
    for place in items.indices where items[place].isBody && items[place].group == group {
      guard var item = written[items[place].cell]?[items[place].number] else { continue }
      resolveUses(of: &item)
      guard item.uses != items[place].uses else { continue }
      if item.role == .background, item.extended == nil { outdated.insert(place) }
      items[place].uses = item.uses
      items[place].captured = item.captured
      items[place].changed = item.changed
    }
  }

  /// The statements of a cell with what their names mean there.
  ///
  /// A body is looked into where it is used, and so sees all that its cell declares; other statements see
  /// what is before them.
  private mutating func resolved(_ own: [ProgramItem]) -> [ProgramItem] {
    var own = own
    let bodies = own.indices.filter { own[$0].isBody }
    for place in bodies { declare(&own[place], number: items.count + place) }
    for place in own.indices where !own[place].isBody {
      resolveUses(of: &own[place])
      declare(&own[place], number: items.count + place)
    }
    for place in bodies { resolveUses(of: &own[place]) }
    return own
  }

  private mutating func resolveUses(of item: inout ProgramItem) {
    let group = item.group
    // A parameter has nothing to do with a name that means several things.
    let foreign = item.inner.subtracting(item.declared).intersection(declaredAgain)
    item.uses = resolved(item.uses.subtracting(foreign), in: group)
    item.captured = resolved(item.captured.subtracting(foreign), in: group)
    item.changed = resolved(item.changed, in: group)
    item.extended = item.extended.flatMap { meanings[group]?[$0]?.values.first }
    if let extended = item.extended { item.keys = Set(item.keys.map { "\(extended)/\($0)" }) }
  }

  private mutating func declare(_ item: inout ProgramItem, number: Int) {
    guard item.role == .declaration else { return }
    let group = item.group
    var declared: Set<String> = []
    for name in item.declared {
      var known = meanings[group]?[name] ?? [:]
      let keys = item.keys.filter { $0 == name || $0.hasPrefix(name + "(") }
      // The first meaning keeps the name, which what was written before it may use.
      let meaning = known.isEmpty ? name : "\(name)#\(number)"
      if keys.contains(name) { known = [:] }
      for key in keys { known[key] = meaning }
      declared.insert(meaning)
      meanings[group, default: [:]][name] = known
    }
    item.declared = declared
  }
}
