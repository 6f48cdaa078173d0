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
  /// Its place among the statements of its cell.
  let number: Int
  /// The names that it declares for those after it.
  var declared: Set<String>
  /// The names that it uses, wherever in it.
  var uses: Set<String>
  /// The names that it declares within itself, for parameters and the like.
  let local: Set<String>
  /// What two declarations have in common that cannot be in one program.
  var keys: Set<String>
  /// The type of the chapter that it extends.
  var extended: String?
  /// The group of its cell.
  var group: String?
  /// Whether other cells see what it declares.
  var isSeen = true
  /// The names that it hands to a new value, which may change them later: `Trainer(student)`.
  var captured: Set<String>
  /// Whether it may change something, whatever else it does.
  let changes: Bool

  init(
    _ item: CodeBlockItemSyntax, cell: Int, number: Int, isTrailing: Bool, verbs: Set<String>
  ) {
    self.cell = cell
    self.number = number
    text = item.description
    self.isTrailing = isTrailing
    isBody = item.item.is(DeclSyntax.self) && !item.item.is(VariableDeclSyntax.self)
    let declared = Self.names(declaredBy: item)
    self.declared = declared
    let names = NameFinder(item)
    uses = Set(names.uses.map(\.name)).subtracting(declared)
    local = names.own.subtracting(declared)
    keys = DeclarationKeys.keys(of: item)
    extended = DeclarationKeys.extendedType(of: item)
    let effects = EffectFinder(item, verbs: verbs)
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

/// Looks for what in a statement may change a value that outlives it.
final class EffectFinder: SyntaxVisitor {
  /// Whether something is assigned, handed over to be changed, or asked to change itself.
  private(set) var hasChange = false
  /// Whether anything is called that does not only show something.
  private(set) var hasCall = false
  /// Whether anything is shown.
  private(set) var hasShow = false
  /// The names in the arguments of initialisers.
  private(set) var captured: Set<String> = []

  /// The first words of methods that change a value.
  private let verbs: Set<String>

  init(_ node: some SyntaxProtocol, verbs: Set<String>) {
    self.verbs = verbs
    super.init(viewMode: .sourceAccurate)
    walk(node)
  }

  /// Whether a statement shows something and does no more: `print`, `display` and their kin.
  static func isDisplay(_ expression: ExprSyntax) -> Bool {
    var inner = expression
    while let wrapper = inner.as(TryExprSyntax.self) { inner = wrapper.expression }
    let called = inner.as(FunctionCallExprSyntax.self)?.calledExpression
    return called?.as(DeclReferenceExprSyntax.self).map { shows.contains($0.baseName.text) }
      ?? false
  }

  private static let shows: Set = ["print", "debugPrint", "dump", "display", "verify", "ask"]

  /// The verbs of the standard library, to which a book adds those of its library.
  ///
  /// Swift's guidelines name what has an effect by a verb in the imperative.
  static let standardVerbs: Set = [
    "add", "advance", "append", "apply", "clear", "decrement", "drop", "fill", "form", "increment",
    "insert", "load", "merge", "move", "mutate", "negate", "next", "pop", "push", "put", "record",
    "register", "remove", "replace", "reserve", "reset", "restore", "reverse", "rotate", "run",
    "save", "seed", "send", "set", "shuffle", "sort", "store", "subtract", "swap", "toggle",
    "update", "withdraw", "write",
  ]

  override func visit(_ node: AssignmentExprSyntax) -> SyntaxVisitorContinueKind {
    hasChange = true
    return .visitChildren
  }

  override func visit(_ node: BinaryOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    let text = node.operator.text
    if text.hasSuffix("="), !["==", "!=", "<=", ">=", "===", "!==", "~="].contains(text) {
      hasChange = true
    }
    return .visitChildren
  }

  override func visit(_ node: InOutExprSyntax) -> SyntaxVisitorContinueKind {
    hasChange = true
    return .visitChildren
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    guard let name = Self.name(of: node.calledExpression) else { return .visitChildren }
    if name.first?.isUppercase == true || name == "init" {
      for argument in node.arguments {
        captured.formUnion(NameFinder(argument.expression).uses.map(\.name))
      }
    } else if Self.shows.contains(name) {
      hasShow = true
    } else {
      hasCall = true
      let verb = name.prefix { $0.isLowercase }
      if verbs.contains(String(verb)) { hasChange = true }
    }
    return .visitChildren
  }

  private static func name(of called: ExprSyntax) -> String? {
    if let member = called.as(MemberAccessExprSyntax.self) { return member.declName.baseName.text }
    return called.as(DeclReferenceExprSyntax.self)?.baseName.text
  }
}
