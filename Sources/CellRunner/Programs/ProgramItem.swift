import SwiftSyntax

/// One statement of a chapter's top level, as the search for whole programs sees it.
struct ProgramItem {
  /// Why a program has to hold a statement.
  enum Role {
    /// It declares names.
    case declaration
    /// It may give something what the names in it do not say: extensions, operators, imports.
    case background
    /// It may change what its names stand for.
    case effect
    /// It only shows something.
    case display
  }

  /// The index of its cell.
  let cell: Int
  /// The statement with the comments around it.
  let text: String
  /// Whether it is a value that its cell shows.
  let isTrailing: Bool
  /// Whether it is a function or a type, whose body runs where it is used.
  let isBody: Bool
  let role: Role
  /// The names that it declares for those after it.
  let declared: Set<String>
  /// The names that it uses, wherever in it.
  let uses: Set<String>
  /// The names that it hands to a new value, which may change them later: `Trainer(student)`.
  let captured: Set<String>
  /// Whether it may change something, whatever else it does.
  let changes: Bool

  init(_ item: CodeBlockItemSyntax, cell: Int, isTrailing: Bool) {
    self.cell = cell
    text = item.description
    self.isTrailing = isTrailing
    isBody = item.item.is(DeclSyntax.self) && !item.item.is(VariableDeclSyntax.self)
    let declared = Self.names(declaredBy: item)
    self.declared = declared
    uses = Set(NameFinder(item).uses.map(\.name)).subtracting(declared)
    let effects = EffectFinder(item)
    captured = effects.captured
    changes = effects.hasChange
    role = Self.role(of: item, isTrailing: isTrailing, effects)
  }

  private static func role(
    of item: CodeBlockItemSyntax, isTrailing: Bool, _ effects: EffectFinder
  ) -> Role {
    switch item.item {
    case .decl(let declaration):
      let isBackground =
        declaration.is(ExtensionDeclSyntax.self) || declaration.is(ImportDeclSyntax.self)
        || declaration.is(OperatorDeclSyntax.self)
        || declaration.is(PrecedenceGroupDeclSyntax.self)
      return isBackground ? .background : .declaration
    case .expr(let expression):
      if EffectFinder.isDisplay(expression) { return .display }
      return isTrailing && !effects.hasChange ? .display : .effect
    case .stmt:
      // A loop that shows something calls others for what it shows.
      return effects.hasChange || (effects.hasCall && !effects.hasShow) ? .effect : .display
    }
  }

  private static func names(declaredBy item: CodeBlockItemSyntax) -> Set<String> {
    guard case .decl(let declaration) = item.item else { return [] }
    if let variable = declaration.as(VariableDeclSyntax.self) {
      return variable.bindings.reduce(into: []) { $0.formUnion(NameFinder($1.pattern).own) }
    }
    return Set([declaration.asProtocol((any NamedDeclSyntax).self)?.name.text].compactMap(\.self))
  }
}
