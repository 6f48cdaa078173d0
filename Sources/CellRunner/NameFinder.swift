import SwiftSyntax

/// The names that a piece of code takes from around it.
///
/// A name that the code declares itself is its own only where the declaration is seen: in
/// `[1].map { later in later } + [later]` the last one is not.
final class NameFinder: SyntaxVisitor {
  /// Each name with its offset in the code's UTF-8; a member's has a point before it, a subscript is `[]`.
  var uses: [(name: String, offset: Int)] {
    found.filter { use in
      own[use.name]?.contains { $0.contains(use.offset) } != true
    }
  }

  /// The names that the code declares itself, wherever they are seen.
  private(set) var ownNames: Set<String> = []

  private var found: [(name: String, offset: Int)] = []
  /// Where each of the code's own names is seen.
  private var own: [String: Set<Range<Int>>] = [:]

  init(_ node: some SyntaxProtocol) {
    super.init(viewMode: .sourceAccurate)
    walk(node)
  }

  /// Every name of the code, also those that it declares itself, but members and operators.
  var names: Set<String> {
    Set(found.map(\.name).filter { !$0.hasPrefix(".") && $0 != "[]" && !$0.isOperator })
  }

  /// The variables that a pattern declares: `(a, b)` two.
  static func variables(of pattern: PatternSyntax) -> [String] {
    if let tuple = pattern.as(TuplePatternSyntax.self) {
      return tuple.elements.flatMap { variables(of: $0.pattern) }
    }
    return pattern.as(IdentifierPatternSyntax.self).map { [$0.identifier.text] } ?? []
  }

  // MARK: - Uses

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    // `x.name` uses x, and `name` as a member.
    let member = node.parent?.as(MemberAccessExprSyntax.self)
    let isMember =
      member?.declName.id == node.id || node.parent?.is(KeyPathPropertyComponentSyntax.self) == true
    note((isMember ? "." : "") + node.baseName.text, at: node)
    return .visitChildren
  }

  override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
    note(node.name.text, at: node)
    return .visitChildren
  }

  override func visit(_ node: BinaryOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    note(node.operator.text, at: node)
    return .visitChildren
  }

  override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    note(node.operator.text, at: node)
    return .visitChildren
  }

  override func visit(_ node: PostfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    note(node.operator.text, at: node)
    return .visitChildren
  }

  override func visit(_ node: SubscriptCallExprSyntax) -> SyntaxVisitorContinueKind {
    note("[]", at: node)
    return .visitChildren
  }

  private func note(_ name: String, at node: some SyntaxProtocol) {
    found.append((name, node.positionAfterSkippingLeadingTrivia.utf8Offset))
  }

  // MARK: - Declarations

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    let name = node.identifier.text
    // `if let name { }` reads the name before it declares it.
    if let binding = node.parent?.as(OptionalBindingConditionSyntax.self),
      binding.initializer == nil
    {
      note(name, at: node)
    }
    ownNames.insert(name)
    if let scope = Self.scope(of: node) { declare(name, in: scope) }
    return .visitChildren
  }

  override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
    declareParameter(node.secondName ?? node.firstName, of: node)
  }

  override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
    declareParameter(node.name, of: node)
  }

  override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
    declareParameter(node.secondName ?? node.firstName, of: node)
  }

  override func visit(_ node: GenericParameterSyntax) -> SyntaxVisitorContinueKind {
    declareParameter(node.name, of: node)
  }

  override func visit(_ node: CatchClauseSyntax) -> SyntaxVisitorContinueKind {
    if node.catchItems.isEmpty { declare("error", in: Self.extent(of: node)) }
    return .visitChildren
  }

  override func visit(_ node: AccessorDeclSyntax) -> SyntaxVisitorContinueKind {
    for name in ["newValue", "oldValue", node.parameters?.name.text ?? "newValue"] {
      declare(name, in: Self.extent(of: node))
    }
    return .visitChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    declareLocally(node.name, node)
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
    declareLocally(node.name, node)
  }

  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
    declareLocally(node.name, node)
  }

  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
    declareLocally(node.name, node)
  }

  override func visit(_ node: EnumCaseElementSyntax) -> SyntaxVisitorContinueKind {
    declareLocally(node.name, node)
  }

  private func declareParameter(
    _ name: TokenSyntax, of node: some SyntaxProtocol
  ) -> SyntaxVisitorContinueKind {
    let owner = Self.ancestor(of: node) {
      $0.is(ClosureExprSyntax.self) || $0.isProtocol((any DeclSyntaxProtocol).self)
    }
    if let owner { declare(name.text, in: Self.extent(of: owner)) }
    return .visitChildren
  }

  /// A function or a type that is not at the top level is seen in the whole block around it.
  private func declareLocally(
    _ name: TokenSyntax, _ node: some SyntaxProtocol
  ) -> SyntaxVisitorContinueKind {
    let block = Self.ancestor(of: node, where: Self.isBlock)
    if let block { declare(name.text, in: Self.extent(of: block)) }
    return .visitChildren
  }

  private func declare(_ name: String, in scope: Range<Int>) {
    ownNames.insert(name)
    own[name, default: []].insert(scope)
  }
}

// MARK: - Scopes

extension NameFinder {
  /// Where a name is seen that a pattern declares; nil at the top level, whose names all cells see.
  private static func scope(of pattern: IdentifierPatternSyntax) -> Range<Int>? {
    let statement = ancestor(of: pattern) {
      isBlock($0) || $0.is(IfExprSyntax.self) || $0.is(WhileStmtSyntax.self)
        || $0.is(ForStmtSyntax.self)
    }
    guard let statement else { return nil }
    // Members of a type see each other, whatever their order.
    if statement.is(MemberBlockSyntax.self) { return extent(of: statement) }
    // A value is not in the scope of the name that it gets.
    let declaration = ancestor(of: pattern) {
      $0.is(PatternBindingSyntax.self) || $0.is(OptionalBindingConditionSyntax.self)
        || $0.is(MatchingPatternConditionSyntax.self)
    }
    var start = (declaration ?? Syntax(pattern)).endPosition.utf8Offset
    var end = statement.endPosition.utf8Offset
    if let loop = statement.as(ForStmtSyntax.self) { start = loop.sequence.endPosition.utf8Offset }
    if let condition = statement.as(IfExprSyntax.self) {
      end = condition.body.endPosition.utf8Offset
    }
    return min(start, end)..<end
  }

  private static func isBlock(_ node: Syntax) -> Bool {
    node.is(CodeBlockSyntax.self) || node.is(ClosureExprSyntax.self)
      || node.is(SwitchCaseSyntax.self) || node.is(CatchClauseSyntax.self)
      || node.is(MemberBlockSyntax.self) || node.is(AccessorBlockSyntax.self)
  }

  private static func extent(of node: some SyntaxProtocol) -> Range<Int> {
    node.position.utf8Offset..<node.endPosition.utf8Offset
  }

  private static func ancestor(
    of node: some SyntaxProtocol, where isWanted: (Syntax) -> Bool
  ) -> Syntax? {
    var next = node.parent
    while let ancestor = next {
      if isWanted(ancestor) { return ancestor }
      next = ancestor.parent
    }
    return nil
  }
}

extension String {
  /// Whether a name of a function is that of an operator.
  var isOperator: Bool {
    first.map { !$0.isLetter && !$0.isNumber && !"_`$".contains($0) } ?? false
  }
}
