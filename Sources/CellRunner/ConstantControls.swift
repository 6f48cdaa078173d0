import BookDocument
import SwiftSyntax

/// Finds the control cases that measure nothing: `{ 0 }` fails whatever the model is.
struct ConstantControls {
  private let cell: Cell
  private let tree: SourceFileSyntax

  /// Looks at a cell of the chapter.
  init(_ cell: Cell, tree: SourceFileSyntax) {
    self.cell = cell
    self.tree = tree
  }

  var diagnostics: [BookDocument.Diagnostic] {
    guard cell.code.contains("control:") else { return [] }
    let finder = ProofFinder(viewMode: .sourceAccurate)
    finder.walk(tree)
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    return finder.constantControls.map { control in
      let place = converter.location(for: control.positionAfterSkippingLeadingTrivia)
      let code = control.trimmedDescription.split(whereSeparator: \.isWhitespace)
      return BookDocument.Diagnostic(
        .controlConstant, at: cell.location(line: place.line, column: place.column),
        "the control case '\(code.joined(separator: " "))' is a constant",
        rule: "proof and control differ in one thing, and a constant fails for every model",
        help: "measure the same for a case in which the claim does not hold")
    }
  }
}

/// Looks for proofs that measure something and whose control does not.
private final class ProofFinder: SyntaxVisitor {
  private(set) var constantControls: [ClosureExprSyntax] = []

  override func visit(_ call: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    guard call.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text == "verify"
    else { return .visitChildren }
    let argument = call.arguments.first { $0.label?.text == "control" }?.expression
    let trailing = call.additionalTrailingClosures.first { $0.label.text == "control" }?.closure
    if let control = trailing ?? argument?.as(ClosureExprSyntax.self), !namesSomething(control),
      call.trailingClosure.map(namesSomething) ?? true
    {
      constantControls.append(control)
    }
    return .visitChildren
  }

  private func namesSomething(_ closure: ClosureExprSyntax) -> Bool {
    closure.statements.tokens(viewMode: .sourceAccurate).contains {
      if case .identifier = $0.tokenKind { true } else { false }
    }
  }
}
