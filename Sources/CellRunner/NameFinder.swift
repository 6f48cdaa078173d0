import SwiftSyntax

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
