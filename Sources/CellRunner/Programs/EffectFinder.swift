import SwiftSyntax

/// Looks for what in a statement may change a value that outlives it.
final class EffectFinder: SyntaxVisitor {
  /// Whether something is assigned, handed over to be changed, or told to change itself.
  private(set) var hasChange = false
  /// Whether anything is called that does not only show something.
  private(set) var hasCall = false
  /// Whether anything is shown.
  private(set) var hasShow = false
  /// The names in the arguments of initialisers.
  private(set) var captured: Set<String> = []

  init(_ node: some SyntaxProtocol) {
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

  /// Swift's guidelines name what has an effect by a verb in the imperative; these are the verbs of
  /// the standard library and of training.
  private static let verbs: Set = [
    "add", "advance", "append", "apply", "backward", "clear", "decrement", "drop", "fill", "fit",
    "form", "increment", "insert", "load", "merge", "move", "mutate", "negate", "next", "optimize",
    "pop", "push", "put", "record", "register", "remove", "replace", "reserve", "reset", "restore",
    "reverse", "rotate", "run", "save", "seed", "send", "set", "shuffle", "sort", "step", "store",
    "subtract", "swap", "toggle", "train", "update", "withdraw", "write", "zero",
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
      if Self.verbs.contains(String(verb)) { hasChange = true }
    }
    return .visitChildren
  }

  private static func name(of called: ExprSyntax) -> String? {
    if let member = called.as(MemberAccessExprSyntax.self) { return member.declName.baseName.text }
    return called.as(DeclReferenceExprSyntax.self)?.baseName.text
  }
}
