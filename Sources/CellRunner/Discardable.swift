import SwiftSyntax

/// Calls whose results Swift lets an author ignore: a page does not show them.
enum Discardable {
  /// The methods of the standard library that are marked `@discardableResult`.
  private static let methods: Set = [
    "formIntersection", "formUnion", "insert", "remove", "removeAll", "removeFirst", "removeLast",
    "removeSubrange", "removeValue", "update", "updateValue",
  ]

  /// Whether an expression is such a call, or starts a task.
  static func isResult(of expression: ExprSyntax, declared: Set<String>) -> Bool {
    var inner = expression
    while true {
      if let wrapper = inner.as(TryExprSyntax.self) {
        inner = wrapper.expression
      } else if let wrapper = inner.as(AwaitExprSyntax.self) {
        inner = wrapper.expression
      } else if let wrapper = inner.as(OptionalChainingExprSyntax.self) {
        inner = wrapper.expression
      } else {
        break
      }
    }
    guard let called = inner.as(FunctionCallExprSyntax.self)?.calledExpression else { return false }
    if let function = called.as(DeclReferenceExprSyntax.self) {
      return function.baseName.text == "Task" || declared.contains(function.baseName.text)
    }
    guard let member = called.as(MemberAccessExprSyntax.self) else { return false }
    let name = member.declName.baseName.text
    let isOfTask = member.base?.as(DeclReferenceExprSyntax.self)?.baseName.text == "Task"
    return methods.contains(name) || declared.contains(name) || isOfTask && name == "detached"
  }
}

/// The functions that are declared with `@discardableResult`, wherever in some code.
final class DiscardableFinder: SyntaxVisitor {
  private(set) var names: Set<String> = []

  init(_ tree: SourceFileSyntax) {
    super.init(viewMode: .sourceAccurate)
    walk(tree)
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    let isDiscardable = node.attributes.contains {
      $0.as(AttributeSyntax.self)?.attributeName.trimmedDescription == "discardableResult"
    }
    if isDiscardable { names.insert(node.name.text) }
    return .visitChildren
  }
}
