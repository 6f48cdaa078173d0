import BookDocument
import SwiftSyntax

/// Finds names that are used before the cell that sets them.
///
/// Variables of a program's top level are globals in Swift: using one too early compiles and then
/// reads memory that nobody has written. So it is found here, by the names.
struct NameOrder {
  /// Where each stored variable of the chapter's top level is declared.
  private var declarations: [String: BookDocument.SourceLocation] = [:]
  /// The same for the cells read so far.
  private var known: Set<String> = []
  private let bodies: DeferredBodies
  private let footnotes: [BookDocument.SourceRange]
  private(set) var diagnostics: [BookDocument.Diagnostic] = []

  /// Looks through the cells of one group, and the values in sentences that follow them.
  init(_ chapter: Chapter, _ syntax: ChapterSyntax, group: String? = nil) {
    let all = chapter.cells.filter(\.isInProgram)
    let cells = all.filter { $0.options.group == group }
    footnotes = chapter.footnotes.map(\.range)
    bodies = DeferredBodies(
      of: cells.filter { !$0.options.measured }.map { syntax[$0].tree })
    for cell in cells where !cell.options.measured {
      for (name, place) in Self.variables(of: cell, syntax[cell].tree)
      where declarations[name] == nil {
        declarations[name] = place
      }
    }
    var values = chapter.inlineValues.filter { value in
      all.last { $0.index < value.cellsBefore }?.options.group == group
    }[...]
    for cell in cells {
      while let value = values.first, value.cellsBefore <= cell.index {
        check(value, syntax[value])
        values.removeFirst()
      }
      check(cell, syntax[cell].tree)
    }
    for value in values { check(value, syntax[value]) }
  }

  private mutating func check(_ value: InlineValue, _ tree: ExprSyntax) {
    for (name, offset) in NameFinder(tree).uses {
      report(name, at: value.location(ofByte: offset))
    }
  }

  private mutating func check(_ cell: Cell, _ tree: SourceFileSyntax) {
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    // The names of a measured cell are its own.
    var local: Set<String> = []
    for item in tree.statements {
      if !DeferredBodies.isDeferred(item) {
        for (name, offset) in NameFinder(item).uses where !local.contains(name) {
          let place = converter.location(for: AbsolutePosition(utf8Offset: offset))
          report(name, at: cell.location(line: place.line, column: place.column))
        }
      }
      let names = Self.names(of: item)
      if cell.options.measured { local.formUnion(names) } else { known.formUnion(names) }
    }
  }

  private mutating func report(_ name: String, at place: BookDocument.SourceLocation) {
    func isUnset(_ name: String) -> Bool { declarations[name] != nil && !known.contains(name) }
    let unset = isUnset(name) ? name : bodies.first(usedBy: name, where: isUnset)
    guard let unset, let declared = declarations[unset] else { return }
    let shown = name.hasPrefix(".") ? String(name.dropFirst()) : name
    let isInFootnote = footnotes.contains { $0.holds(declared) && !$0.holds(place) }
    diagnostics.append(
      BookDocument.Diagnostic(
        .nameUsedTooEarly, at: place,
        unset == name
          ? "'\(name)' is used before it is set, at \(declared)"
          : "'\(shown)' uses '\(unset)' before it is set, at \(declared)",
        rule: isInFootnote
          ? "cells and values of footnotes run after those of the text"
          : "a cell and a value in a sentence see the cells before them",
        help: isInFootnote
          ? "move the cell out of the footnote" : "move the use below, or the cell above"))
  }

  private static func variables(
    of cell: Cell, _ tree: SourceFileSyntax
  ) -> [(String, BookDocument.SourceLocation)] {
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    return tree.statements.flatMap { item in
      let place = converter.location(for: item.positionAfterSkippingLeadingTrivia)
      let location = cell.location(line: place.line, column: place.column)
      return names(of: item).map { ($0, location) }
    }
  }

  /// The stored variables that a statement of the top level declares.
  private static func names(of item: CodeBlockItemSyntax) -> [String] {
    if let guarded = item.item.as(GuardStmtSyntax.self) {
      return guarded.conditions.flatMap { condition in
        condition.condition.as(OptionalBindingConditionSyntax.self)
          .map { NameFinder.variables(of: $0.pattern) } ?? []
      }
    }
    guard let declaration = item.item.as(VariableDeclSyntax.self) else { return [] }
    return declaration.bindings.filter { !DeferredBodies.isComputed($0) }
      .flatMap { NameFinder.variables(of: $0.pattern) }
  }
}

extension BookDocument.SourceRange {
  fileprivate func holds(_ place: BookDocument.SourceLocation) -> Bool {
    (start.line...max(start.line, endLine)).contains(place.line)
  }
}
