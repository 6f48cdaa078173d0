import BookDocument
import SwiftSyntax

/// The statements of a chapter's cells, with each name as what it means where it is written.
///
/// A name that is declared again gets another name here, so that who follows names need not know of it:
/// what was written before means the old one.
struct ProgramItems {
  private(set) var items: [ProgramItem] = []
  /// The places of the statements of each cell.
  private(set) var ofCell: [Int: [Int]] = [:]
  private var usesOfValues: [Int: Set<String>] = [:]

  /// What a name means at a place, in each group; several for functions that differ in their arguments.
  private var meanings: [String?: [String: [String: String]]] = [:]

  /// The names that are declared again in the chapter.
  private let declaredAgain: Set<String>

  init(of chapter: Chapter, in book: Book, _ syntax: ChapterSyntax) {
    declaredAgain = book.allowsRedeclaration ? Self.declaredAgain(in: chapter, syntax) : []
    let verbs = EffectFinder.standardVerbs.union(book.mutatingVerbs)
    var values = chapter.inlineValues[...]
    var group: String?
    for cell in chapter.cells {
      while let value = values.first, value.cellsBefore <= cell.index {
        note(value, syntax[value], group)
        values.removeFirst()
      }
      guard cell.options.run, !cell.code.isEmpty else { continue }
      if cell.isInProgram { group = cell.options.group }
      let statements = Array(syntax[cell].tree.statements)
      let showsValue = syntax[cell].trailing != nil
      for (number, statement) in statements.enumerated() {
        let isTrailing = number == statements.count - 1 && showsValue
        var item = ProgramItem(
          statement, cell: cell.index, number: number, isTrailing: isTrailing, verbs: verbs)
        item.group = cell.options.group
        // What is declared in a cell that is run apart, or timed, is its own.
        let isSeen = cell.isInProgram && !cell.options.measured
        resolve(&item, declares: isSeen && book.allowsRedeclaration)
        item.isSeen = isSeen
        if !book.allowsRedeclaration { item.keys = [] }
        ofCell[cell.index, default: []].append(items.count)
        items.append(item)
      }
    }
    for value in values { note(value, syntax[value], group) }
  }

  /// Whether a name means several things.
  var hasRedeclarations: Bool { !declaredAgain.isEmpty }

  /// The names that a value uses, as they are called here.
  func uses(of value: InlineValue) -> Set<String> { usesOfValues[value.index] ?? [] }

  private static func declaredAgain(in chapter: Chapter, _ syntax: ChapterSyntax) -> Set<String> {
    var seen: Set<String> = []
    var again: Set<String> = []
    for cell in chapter.cells where cell.isInProgram {
      for item in syntax[cell].tree.statements {
        for key in DeclarationKeys.keys(of: item) where !seen.insert(key).inserted {
          again.insert(String(key.prefix { $0 != "(" }))
        }
      }
    }
    return again
  }

  private mutating func note(_ value: InlineValue, _ tree: ExprSyntax, _ group: String?) {
    usesOfValues[value.index] = resolved(Set(NameFinder(tree).uses.map(\.name)), in: group)
  }

  private func resolved(_ names: Set<String>, in group: String?) -> Set<String> {
    let known = meanings[group] ?? [:]
    return names.reduce(into: []) { result, name in
      if let found = known[name] { result.formUnion(found.values) } else { result.insert(name) }
    }
  }

  private mutating func resolve(_ item: inout ProgramItem, declares: Bool) {
    let group = item.group
    // A parameter has nothing to do with a name that means several things.
    let foreign = item.local.intersection(declaredAgain)
    item.uses = resolved(item.uses.subtracting(foreign), in: group)
    item.captured = resolved(item.captured.subtracting(foreign), in: group)
    item.extended = item.extended.flatMap { meanings[group]?[$0]?.values.first }
    if let extended = item.extended { item.keys = Set(item.keys.map { "\(extended)/\($0)" }) }
    guard declares, item.role == .declaration else { return }
    var declared: Set<String> = []
    for name in item.declared {
      var known = meanings[group]?[name] ?? [:]
      let keys = item.keys.filter { $0 == name || $0.hasPrefix(name + "(") }
      let own = known.keys.contains { keys.contains($0) }
      // The first meaning keeps the name, which what was written before it may use.
      let meaning = known.isEmpty ? name : "\(name)#\(items.count)"
      let isWhole = !(keys.first?.contains("(") ?? false)
      if isWhole || own && known.count == 1 { known = [:] }
      for key in keys { known[key] = meaning }
      declared.insert(meaning)
      meanings[group, default: [:]][name] = known
    }
    item.declared = declared
  }
}
