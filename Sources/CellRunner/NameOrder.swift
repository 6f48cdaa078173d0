import BookDocument
import SwiftSyntax

/// Finds names that are used before the cell that sets them.
///
/// Variables of a program's top level are globals in Swift: using one too early compiles and then
/// reads memory that nobody has written. So it is found here, by the names.
struct NameOrder {
  /// Where each variable of the chapter's top level is declared.
  private var declarations: [String: BookDocument.SourceLocation] = [:]
  /// The same for the cells read so far.
  private var known: Set<String> = []
  /// What the functions, types and closures of the chapter's top level use when they are called, by
  /// their names; of several with one name, what any of them uses.
  private var bodies: [String: Set<String>] = [:]
  private(set) var diagnostics: [BookDocument.Diagnostic] = []

  /// Looks through the cells of one group, and the values in sentences that follow them.
  init(_ chapter: Chapter, _ syntax: ChapterSyntax, group: String? = nil) {
    let all = chapter.cells.filter { $0.isInProgram }
    let cells = all.filter { !$0.options.measured && $0.options.group == group }
    for cell in cells {
      for (name, place) in Self.variables(of: cell, syntax[cell].tree)
      where declarations[name] == nil {
        declarations[name] = place
      }
    }
    for cell in cells {
      for item in syntax[cell].tree.statements { noteBody(of: item) }
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
    let finder = NameFinder(tree)
    for (name, offset) in finder.uses where !finder.own.contains(name) {
      report(name, at: value.location(ofByte: offset))
    }
  }

  /// Notes what a declaration uses later; a computed property and a closure do so too.
  private mutating func noteBody(of item: CodeBlockItemSyntax) {
    guard case .decl(let declaration) = item.item else { return }
    if let variable = declaration.as(VariableDeclSyntax.self) {
      for binding in variable.bindings {
        let isDeferred =
          binding.accessorBlock != nil
          || binding.initializer?.value.is(ClosureExprSyntax.self) == true
        guard isDeferred else { continue }
        let finder = NameFinder(binding)
        for name in NameFinder(binding.pattern).own {
          bodies[name, default: []].formUnion(
            finder.uses.map(\.name).filter { !finder.own.contains($0) || $0 == name })
        }
      }
    } else if let name = declaration.asProtocol((any NamedDeclSyntax).self)?.name.text {
      let finder = NameFinder(declaration)
      bodies[name, default: []].formUnion(
        finder.uses.map(\.name).filter { !finder.own.contains($0) })
    } else if let type = declaration.as(ExtensionDeclSyntax.self) {
      let finder = NameFinder(type)
      bodies[type.extendedType.trimmedDescription, default: []].formUnion(
        finder.uses.map(\.name).filter { !finder.own.contains($0) })
    }
  }

  /// The first variable that a name leads to, through what it calls, and that is not set yet.
  private func unset(through name: String) -> String? {
    var seen: Set<String> = [name]
    var open = [name]
    while let next = open.popLast() {
      for used in (bodies[next] ?? []).sorted() where seen.insert(used).inserted {
        if bodies[used] == nil, declarations[used] != nil, !known.contains(used) { return used }
        open.append(used)
      }
    }
    return nil
  }

  private mutating func check(_ cell: Cell, _ tree: SourceFileSyntax) {
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    for item in tree.statements {
      // What a function or a type uses is looked up when it is called.
      let isDeferred = item.item.is(DeclSyntax.self) && !item.item.is(VariableDeclSyntax.self)
      if !isDeferred {
        let finder = NameFinder(item)
        for (name, offset) in finder.uses
        where !finder.own.contains(name) && !Self.isClosure(item) {
          let place = converter.location(for: AbsolutePosition(utf8Offset: offset))
          report(name, at: cell.location(line: place.line, column: place.column))
        }
      }
      known.formUnion(Self.names(of: item))
    }
  }

  private mutating func report(_ name: String, at place: BookDocument.SourceLocation) {
    if bodies[name] != nil, let unset = unset(through: name), let declared = declarations[unset] {
      diagnostics.append(
        BookDocument.Diagnostic(
          .nameUsedTooEarly, at: place,
          "'\(name)' uses '\(unset)' before it is set, at \(declared)",
          rule: "a cell and a value in a sentence see the cells before them",
          help: "move the use below, or the cell above"))
      return
    }
    guard let declared = declarations[name], !known.contains(name) else { return }
    diagnostics.append(
      BookDocument.Diagnostic(
        .nameUsedTooEarly, at: place, "'\(name)' is used before it is set, at \(declared)",
        rule: "a cell and a value in a sentence see the cells before them",
        help: "move the use below, or the cell above"))
  }

  /// Whether a statement only names a closure, which runs when it is called.
  private static func isClosure(_ item: CodeBlockItemSyntax) -> Bool {
    guard let variable = item.item.as(VariableDeclSyntax.self) else { return false }
    return variable.bindings.allSatisfy {
      $0.accessorBlock != nil || $0.initializer?.value.is(ClosureExprSyntax.self) == true
    }
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

  /// The variables that a statement of the top level declares.
  private static func names(of item: CodeBlockItemSyntax) -> [String] {
    guard let declaration = item.item.as(VariableDeclSyntax.self) else { return [] }
    return declaration.bindings.flatMap { NameFinder($0.pattern).own }
  }
}

/// The names that a piece of code uses, and those that it declares itself.
final class NameFinder: SyntaxVisitor {
  private(set) var uses: [(name: String, offset: Int)] = []
  private(set) var own: Set<String> = []

  init(_ node: some SyntaxProtocol) {
    super.init(viewMode: .sourceAccurate)
    walk(node)
  }

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    // `x.name` uses x; what follows the point is a member.
    let member = node.parent?.as(MemberAccessExprSyntax.self)
    if member?.declName.id != node.id {
      uses.append((node.baseName.text, node.positionAfterSkippingLeadingTrivia.utf8Offset))
    }
    return .visitChildren
  }

  override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
    uses.append((node.name.text, node.positionAfterSkippingLeadingTrivia.utf8Offset))
    return .visitChildren
  }

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    own.insert(node.identifier.text)
    return .visitChildren
  }

  override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
    own.formUnion([node.firstName.text, node.secondName?.text].compactMap(\.self))
    return .visitChildren
  }

  override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
    own.insert(node.name.text)
    return .visitChildren
  }

  override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
    own.formUnion([node.firstName.text, node.secondName?.text].compactMap(\.self))
    return .visitChildren
  }
}
