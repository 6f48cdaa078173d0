import BookDocument
import SwiftSyntax

/// Which programs the cells of a chapter make.
///
/// One, as long as no name is declared again. A cell that declares a name again, and each that needs the
/// newer meaning, is in another program, after the statements of earlier cells that it needs; what those
/// give is left out, since their own program gives it. So each cell runs with the newest declarations
/// before it. Cells with the option `group` make programs of their own in the same way.
struct ProgramPlan {
  /// The programs, in the order of their first cells.
  private(set) var parts: [ProgramSlice] = []
  /// What needs two meanings of a name at once.
  private(set) var diagnostics: [BookDocument.Diagnostic] = []
  /// The cells that need something of a cell that is left out, with the first such cell.
  private(set) var dependents: [Int: Int] = [:]
  /// The values that do.
  private(set) var dependentValues: Set<Int> = []

  private let chapter: Chapter
  private let book: Book
  private let syntax: ChapterSyntax
  private let items: [ProgramItem]
  private let reader: ProgramItems
  private let needs: ProgramNeeds
  private var open: [Open] = []
  /// The statements of cells that are left out.
  ///
  /// What they would have done to the rest of the process, no other cell waits for.
  private var missing: Set<Int> = []

  /// A program that grows.
  private struct Open {
    var part = ProgramSlice()
    var taken: Set<Int> = []
    var meanings: [String: Int] = [:]
    let group: String?
  }

  /// Plans a chapter without the cells and values that have failed: nobody sees what they declare.
  init(
    of chapter: Chapter, in book: Book, _ syntax: ChapterSyntax, leavingOut left: Set<Int> = [],
    values leftValues: Set<Int> = []
  ) {
    self.chapter = chapter
    self.book = book
    self.syntax = syntax
    reader = ProgramItems(of: chapter, in: book, syntax)
    items = reader.items
    needs = ProgramNeeds(reader.items, hasMeanings: reader.hasMeanings)
    let running = chapter.cells.filter(\.isInProgram)
    let isOneProgram = !reader.hasMeanings && running.allSatisfy { $0.options.group == nil }
    if isOneProgram, left.isEmpty, leftValues.isEmpty {
      // Nobody has to be asked what it needs.
      let values = chapter.inlineValues.map(\.index)
      parts = [ProgramSlice(cells: Set(running.map(\.index)), values: Set(values))]
      return
    }
    missing = left.reduce(into: []) { $0.formUnion(reader.ofCell[$1] ?? []) }
    var values = chapter.inlineValues.filter { !leftValues.contains($0.index) }[...]
    var group: String?
    for cell in chapter.cells {
      while let value = values.first, value.cellsBefore <= cell.index {
        add(value, group: group, left)
        values.removeFirst()
      }
      if cell.isInProgram {
        group = cell.options.group
        if !left.contains(cell.index) { add(cell, left) }
      }
    }
    for value in values { add(value, group: group, left) }
    if open.isEmpty { open.append(Open(group: nil)) }
    parts = open.map(\.part)
  }

  /// The program of a cell that is run or compiled apart: what it needs of earlier cells, and its own
  /// code.
  func part(endingWith cell: Cell, leavingOut left: Set<Int> = []) -> ProgramSlice {
    var part = ProgramSlice(cells: [cell.index])
    guard parts.count > 1 || cell.options.group != nil else {
      let out = left.union(dependents.keys)
      part.cells.formUnion(
        chapter.cells.prefix(cell.index)
          .filter { $0.isInProgram && !$0.options.measured && !out.contains($0.index) }
          .map(\.index))
      return part
    }
    let needed = needed(by: cell).map { items[$0] }
    part.statements = Dictionary(grouping: needed, by: \.cell)
    return part
  }

  private func needed(by cell: Cell) -> [Int] { needed(by: cell, reader, needs) }

  /// What a cell needs if what it uses of earlier cells uses, in its turn, the newest meanings too: a type that
  /// one cell declares again and then, in the next, another that it has members of.
  private func neededOfNewest(by cell: Cell) -> [Int] {
    let reader = ProgramItems(of: chapter, in: book, syntax, seenFrom: cell.index)
    return needed(by: cell, reader, ProgramNeeds(reader.items, hasMeanings: reader.hasMeanings))
  }

  private func needed(by cell: Cell, _ reader: ProgramItems, _ needs: ProgramNeeds) -> [Int] {
    let own = cell.isInProgram && !cell.options.measured ? reader.ofCell[cell.index] ?? [] : []
    return needs.items(
      neededBy: reader.uses(of: cell), before: cell.index, in: cell.options.group,
      declaring: own.reduce(into: []) { $0.formUnion(items[$1].keys) },
      without: reader.outdated.union(missing))
  }

  // MARK: - Adding

  private mutating func add(_ cell: Cell, _ left: Set<Int>) {
    let needed = needed(by: cell)
    guard !place(cell, needing: needed, left), !place(cell, needing: neededOfNewest(by: cell), left)
    else { return }
    report(needed + declared(by: cell), at: cell.location, "cell '\(cell.name)'")
  }

  private func declared(by cell: Cell) -> [Int] {
    cell.options.measured ? [] : reader.ofCell[cell.index] ?? []
  }

  /// Puts a cell into a program, unless it needs what is left out; false if no program can hold it.
  private mutating func place(_ cell: Cell, needing needed: [Int], _ left: Set<Int>) -> Bool {
    if let failed = failed(needed, left) {
      dependents[cell.index] = failed
      return true
    }
    let declared = declared(by: cell)
    guard let index = program(for: needed, declaring: declared, group: cell.options.group) else {
      return false
    }
    take(needed, into: index)
    open[index].part.cells.insert(cell.index)
    for place in declared { note(place, in: index) }
    return true
  }

  private mutating func add(_ value: InlineValue, group: String?, _ left: Set<Int>) {
    let needed = needs.items(
      neededBy: reader.uses(of: value), before: value.cellsBefore, in: group)
    if failed(needed, left) != nil {
      dependentValues.insert(value.index)
      return
    }
    guard let index = program(for: needed, declaring: [], group: group) else {
      return report(needed, at: value.location, "the value")
    }
    take(needed, into: index)
    open[index].part.values.insert(value.index)
  }

  /// The first of the cells that are left out which something needs, itself or through others.
  private func failed(_ needed: [Int], _ left: Set<Int>) -> Int? {
    needed.lazy.map { items[$0].cell }
      .compactMap { left.contains($0) ? $0 : dependents[$0] }.first
  }

  /// The program that lacks the fewest statements, the newest of those that lack as many; a new one
  /// where a name has another meaning in each; nil if the statements themselves do not agree.
  private mutating func program(
    for needed: [Int], declaring own: [Int], group: String?
  ) -> Int? {
    let fitting = open.indices.filter { open[$0].group == group }.compactMap { index in
      lacking(needed, declaring: own, in: open[index]).map { (index, $0) }
    }
    if let best = fitting.min(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }) { return best.0 }
    let new = Open(group: group)
    guard lacking(needed, declaring: own, in: new) != nil else { return nil }
    open.append(new)
    return open.count - 1
  }

  /// How many statements a program lacks; nil if they cannot be in it.
  private func lacking(_ needed: [Int], declaring own: [Int], in program: Open) -> Int? {
    let missing = needed.filter { !program.taken.contains($0) }
    var meanings = program.meanings
    for place in missing + own {
      for key in items[place].keys {
        // A cell that declares a name twice is a mistake of its own, which the compiler reports.
        if let other = meanings.updateValue(place, forKey: key), other != place,
          items[other].cell != items[place].cell
        {
          return nil
        }
      }
    }
    return missing.count
  }

  private mutating func take(_ needed: [Int], into index: Int) {
    for place in needed where !open[index].taken.contains(place) {
      note(place, in: index)
      open[index].part.statements[items[place].cell, default: []].append(items[place])
      open[index].part.statements[items[place].cell]?.sort { $0.number < $1.number }
    }
  }

  private mutating func note(_ place: Int, in index: Int) {
    open[index].taken.insert(place)
    for key in items[place].keys { open[index].meanings[key] = place }
  }

  private mutating func report(
    _ needed: [Int], at place: BookDocument.SourceLocation, _ user: String
  ) {
    var first: [String: Int] = [:]
    for item in needed {
      for key in items[item].keys {
        guard let other = first.updateValue(item, forKey: key) else { continue }
        let name = key.prefix { $0 != "(" && $0 != ":" }
        diagnostics.append(
          BookDocument.Diagnostic(
            .nameRedeclared, at: place, "\(user) needs two meanings of '\(name)' at once",
            rule: "each cell runs with the newest declarations before it",
            help: "give one of them another name",
            notes: [other, item].map {
              .init("declared here", at: chapter.cells[items[$0].cell].location)
            }))
        return
      }
    }
  }
}
