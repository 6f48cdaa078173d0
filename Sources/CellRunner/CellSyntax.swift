import BookDocument
import CellRecords
import SwiftParser
import SwiftParserDiagnostics
import SwiftSyntax

/// A cell as SwiftSyntax reads it, alone: an unclosed brace is reported in its own cell and cannot
/// swallow the next.
struct CellSyntax: Sendable {
  /// The value at the end of the cell, if it has one to show.
  enum Trailing: Sendable, Equatable {
    /// An expression that can be an argument.
    case expression(Range<Int>)
    /// An `if` or `switch` that is a value, which Swift allows only after `=`.
    case statementExpression(Range<Int>)
  }

  /// The value to show, as offsets in the code's UTF-8.
  let trailing: Trailing?
  let diagnostics: [BookDocument.Diagnostic]
  /// The variables that the cell binds at its top level.
  let bindings: [CellBinding]
  /// The cell's code as a tree.
  let tree: SourceFileSyntax

  init(_ cell: Cell) {
    tree = Parser.parse(source: cell.code)
    let converter = SourceLocationConverter(fileName: cell.location.path, tree: tree)
    diagnostics = ParseDiagnosticsGenerator.diagnostics(for: tree)
      .filter { $0.diagMessage.severity == .error }
      .map { mistake in
        let place = converter.location(for: mistake.position)
        return BookDocument.Diagnostic(
          .swiftSyntax, at: cell.location(line: place.line, column: place.column), mistake.message)
      }
    bindings = CellBinding.bindings(of: tree)
    trailing = tree.statements.last.flatMap(Self.trailing)
  }

  /// The syntax errors of an expression in a sentence.
  static func diagnostics(of value: InlineValue) -> [BookDocument.Diagnostic] {
    var parser = Parser(value.expression)
    let tree = ExprSyntax.parse(from: &parser)
    guard tree.hasError else { return [] }
    let found = ParseDiagnosticsGenerator.diagnostics(for: tree).first
    var location = value.location
    location.column += found?.position.utf8Offset ?? 0
    return [
      BookDocument.Diagnostic(
        .valueNotAnExpression, at: location, found?.message ?? "no Swift expression",
        rule: "`{swift} …` holds one Swift expression")
    ]
  }

  private static func trailing(_ item: CodeBlockItemSyntax) -> Trailing? {
    switch item.item {
    case .expr(let expression): isShown(expression) ? .expression(range(of: expression)) : nil
    case .stmt(let statement):
      if let wrapped = statement.as(ExpressionStmtSyntax.self), isValue(wrapped.expression) {
        .statementExpression(range(of: wrapped.expression))
      } else {
        nil
      }
    case .decl: nil
    }
  }

  private static func range(of node: some SyntaxProtocol) -> Range<Int> {
    node.positionAfterSkippingLeadingTrivia
      .utf8Offset..<node.endPositionBeforeTrailingTrivia
      .utf8Offset
  }

  /// Assignments show nothing; neither do `#warning` and `#error`.
  private static func isShown(_ expression: ExprSyntax) -> Bool {
    if let sequence = expression.as(SequenceExprSyntax.self) {
      return !sequence.elements.contains { $0.is(AssignmentExprSyntax.self) }
    }
    if let macro = expression.as(MacroExpansionExprSyntax.self) {
      return !["warning", "error"].contains(macro.macroName.text)
    }
    return true
  }

  /// An `if` or `switch` is a value when each of its branches is one expression.
  private static func isValue(_ expression: ExprSyntax) -> Bool {
    if let condition = expression.as(IfExprSyntax.self) {
      guard isOneExpression(condition.body.statements) else { return false }
      switch condition.elseBody {
      case .ifExpr(let next): return isValue(ExprSyntax(next))
      case .codeBlock(let block): return isOneExpression(block.statements)
      case nil: return false
      }
    }
    if let choice = expression.as(SwitchExprSyntax.self) {
      return choice.cases.allSatisfy { element in
        if case .switchCase(let branch) = element { return isOneExpression(branch.statements) }
        return false
      }
    }
    return false
  }

  private static func isOneExpression(_ statements: CodeBlockItemListSyntax) -> Bool {
    guard statements.count == 1, let item = statements.first else { return false }
    switch item.item {
    case .expr(let expression): return isShown(expression) && !isCallThatPrints(expression)
    case .stmt(let statement):
      return statement.as(ExpressionStmtSyntax.self).map { isValue($0.expression) } ?? false
    case .decl: return false
    }
  }

  /// `print(…)` in a branch makes the whole a statement, not a value.
  private static func isCallThatPrints(_ expression: ExprSyntax) -> Bool {
    let called = expression.as(FunctionCallExprSyntax.self)?.calledExpression
    return called?.as(DeclReferenceExprSyntax.self)?.baseName.text == "print"
  }
}

extension Cell {
  /// The place in the chapter of a place in the cell's code, both counted from 1.
  func location(line: Int, column: Int) -> BookDocument.SourceLocation {
    BookDocument.SourceLocation(
      path: location.path, line: location.line + line - 1,
      column: location.column + column - 1)
  }
}
