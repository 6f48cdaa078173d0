import BookDocument
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
  var cell: Int
  /// The statement with the comments around it.
  let text: String
  /// Where the statement starts in its cell's code, comments and blank lines before it included.
  ///
  /// - Units: bytes of UTF-8.
  let offset: Int
  /// Whether it is a value that its cell shows.
  let isTrailing: Bool
  /// Whether it is a function or a type, whose body runs where it is used.
  let isBody: Bool
  /// Whether it only names closures or computed values, whose code runs where they are used.
  let isClosure: Bool
  /// Whether it only binds constants to literals, which nothing can change.
  let isFixed: Bool
  let role: Role
  /// Its place among the statements of its cell.
  let number: Int
  /// The names that it declares for those after it.
  var declared: Set<String>
  /// The names that it uses, wherever in it.
  var uses: Set<String>
  /// The names that what it declares may stand for too, and so may change later: those of
  /// `let trainer = Trainer(student)`, of `let other = box`, of `let other = handle()`.
  var captured: Set<String>
  /// Whether it may change something, whatever else it does.
  let changes: Bool
  /// The names of what it changes.
  var changed: Set<String>
  /// The names that it declares anywhere in it, parameters and members too.
  let inner: Set<String>
  /// What two declarations have in common that cannot be in one program.
  var keys: Set<String>
  /// The type that it extends; once names have meanings, only if a cell declares it.
  var extended: String?
  /// The group of its cell.
  var group: String?

  /// The statements of a chapter's program that gives the same whenever it runs, in order.
  static func items(of chapter: Chapter, _ syntax: ChapterSyntax, verbs: Set<String>)
    -> [ProgramItem]
  {
    let kind = "items " + verbs.sorted().joined(separator: " ")
    return chapter.cells.filter(\.isInWholeProgram).flatMap { cell in
      syntax.remembered(kind, of: cell) { syntax in
        let statements = Array(syntax.tree.statements)
        let showsValue = syntax.trailing != nil
        return statements.enumerated().map { place, item in
          let isTrailing = place == statements.count - 1 && showsValue
          return ProgramItem(
            item, cell: 0, number: place, isTrailing: isTrailing, verbs: verbs)
        }
      }.map { item in
        var item = item
        item.cell = cell.index
        item.group = cell.options.group
        return item
      }
    }
  }

  private init(
    _ item: CodeBlockItemSyntax, cell: Int, number: Int, isTrailing: Bool, verbs: Set<String>
  ) {
    self.cell = cell
    self.number = number
    keys = DeclarationKeys.keys(of: item)
    extended = DeclarationKeys.extendedType(of: item)
    text = item.description
    offset = item.position.utf8Offset
    self.isTrailing = isTrailing
    isBody = item.item.is(DeclSyntax.self) && !item.item.is(VariableDeclSyntax.self)
    isClosure = item.item.is(VariableDeclSyntax.self) && DeferredBodies.isDeferred(item)
    isFixed = Self.bindsLiterals(item)
    let declared = Self.names(declaredBy: item)
    self.declared = declared
    let names = NameFinder(item)
    uses = names.names.subtracting(declared)
    inner = names.ownNames
    let effects = EffectFinder(item, verbs: verbs)
    captured = isBody || declared.isEmpty ? [] : uses
    changes = effects.hasChange
    changed = effects.changed
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

  private static func bindsLiterals(_ item: CodeBlockItemSyntax) -> Bool {
    guard case .decl(let declaration) = item.item,
      let variable = declaration.as(VariableDeclSyntax.self),
      variable.bindingSpecifier.tokenKind == .keyword(.let)
    else { return false }
    return variable.bindings.allSatisfy { binding in
      let value = binding.initializer?.value
      let number = value?.as(PrefixOperatorExprSyntax.self)?.expression ?? value
      return switch number?.kind {
      case .integerLiteralExpr, .floatLiteralExpr, .booleanLiteralExpr, .stringLiteralExpr: true
      default: false
      }
    }
  }

  private static func names(declaredBy item: CodeBlockItemSyntax) -> Set<String> {
    guard case .decl(let declaration) = item.item else { return [] }
    if let variable = declaration.as(VariableDeclSyntax.self) {
      return Set(variable.bindings.flatMap { NameFinder.variables(of: $0.pattern) })
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
  /// The names of what is changed: that of `list` in `list[0].append(1)`.
  private(set) var changed: Set<String> = []

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

  override func visit(_ node: SequenceExprSyntax) -> SyntaxVisitorContinueKind {
    let elements = Array(node.elements)
    for (before, element) in zip(elements, elements.dropFirst()) where Self.assigns(element) {
      noteChange(of: before)
    }
    return .visitChildren
  }

  private static func assigns(_ element: ExprSyntax) -> Bool {
    guard let text = element.as(BinaryOperatorExprSyntax.self)?.operator.text else {
      return element.is(AssignmentExprSyntax.self)
    }
    return text.hasSuffix("=") && !["==", "!=", "<=", ">=", "===", "!==", "~="].contains(text)
  }

  override func visit(_ node: InOutExprSyntax) -> SyntaxVisitorContinueKind {
    noteChange(of: node.expression)
    return .visitChildren
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    guard let name = Self.name(of: node.calledExpression),
      name.first?.isUppercase != true, name != "init"
    else { return .visitChildren }
    if Self.shows.contains(name) {
      hasShow = true
    } else {
      hasCall = true
      if verbs.contains(String(name.prefix { $0.isLowercase })) {
        noteChange(of: node.calledExpression)
      }
    }
    return .visitChildren
  }

  private func noteChange(of expression: ExprSyntax) {
    hasChange = true
    changed.formUnion(Self.roots(of: expression))
  }

  /// The names that a place in memory is reached from: `list` in `list[0].items`.
  ///
  /// What a type's initialiser makes is new, and reaches what it was given: `student` and `batch` in
  /// `Trainer(student, on: [batch])`.
  private static func roots(of expression: ExprSyntax) -> [String] {
    switch expression.as(ExprSyntaxEnum.self) {
    case .declReferenceExpr(let name): [name.baseName.text]
    case .memberAccessExpr(let member): member.base.map(roots) ?? []
    case .subscriptCallExpr(let element): roots(of: element.calledExpression)
    case .functionCallExpr(let call):
      isInitialiser(call.calledExpression)
        ? call.arguments.flatMap { roots(of: $0.expression) } : roots(of: call.calledExpression)
    case .optionalChainingExpr(let chain): roots(of: chain.expression)
    case .forceUnwrapExpr(let unwrapped): roots(of: unwrapped.expression)
    case .inOutExpr(let handed): roots(of: handed.expression)
    case .arrayExpr(let array): array.elements.flatMap { roots(of: $0.expression) }
    case .tupleExpr(let tuple): tuple.elements.flatMap { roots(of: $0.expression) }
    default: []
    }
  }

  private static func isInitialiser(_ called: ExprSyntax) -> Bool {
    name(of: called).map { $0.first?.isUppercase == true || $0 == "init" } ?? false
  }

  private static func name(of called: ExprSyntax) -> String? {
    if let member = called.as(MemberAccessExprSyntax.self) { return member.declName.baseName.text }
    return called.as(DeclReferenceExprSyntax.self)?.baseName.text
  }
}
