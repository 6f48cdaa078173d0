import BookDocument
import SwiftParserDiagnostics
import SwiftSyntax

/// A chapter's cells as SwiftSyntax reads them.
struct ChapterSyntax: Sendable {
  private let chapter: Chapter
  private let trees: SwiftTrees
  /// The functions whose results may be ignored.
  private let discardable: Set<String>

  /// Looks at the cells when they are asked for.
  init(_ chapter: Chapter, trees: SwiftTrees, discardable: Set<String> = []) {
    self.chapter = chapter
    self.trees = trees
    self.discardable = chapter.cells.filter { $0.code.contains("@discardableResult") }
      .reduce(into: discardable) { $0.formUnion(DiscardableFinder(trees.tree(of: $1.code)).names) }
  }

  /// The syntax of a cell of this chapter.
  subscript(_ cell: Cell) -> CellSyntax {
    CellSyntax(cell, tree: trees.tree(of: cell.code), discardable: discardable)
  }

  /// What a closure reads off a cell's syntax, remembered for all cells with this code.
  func remembered<Value: Sendable>(
    _ kind: String, of cell: Cell, _ read: (CellSyntax) -> Value
  ) -> Value {
    trees.value(kind, of: cell.code) {
      read(CellSyntax(cell, tree: $0, discardable: discardable))
    }
  }

  /// The tree of a value in a sentence.
  subscript(_ value: InlineValue) -> ExprSyntax { trees.expression(value.expression) }

  /// The errors that need no compiler: broken syntax, or else names that are used too early and
  /// control cases that measure nothing.
  var diagnostics: [BookDocument.Diagnostic] {
    let errors =
      tooDeep
      + chapter.cells.filter { $0.isInProgram || $0.options.run && $0.options.interface }.flatMap {
        self[$0].diagnostics
      }
      + chapter.inlineValues.flatMap { CellSyntax.diagnostics(of: $0, tree: self[$0]) }
    let groups = Set(chapter.cells.filter(\.isInProgram).map(\.options.group)).union([nil])
    guard errors.isEmpty else { return errors }
    return groups.flatMap { NameOrder(chapter, self, group: $0).diagnostics }
      + chapter.cells.filter(\.isInProgram).flatMap {
        ConstantControls($0, tree: self[$0].tree).diagnostics
      }
  }
}

extension ChapterSyntax {
  /// Code at which functions that follow its nesting, the compiler's too, would run out of stack.
  private var tooDeep: [BookDocument.Diagnostic] {
    let cells = chapter.cells.filter { $0.options.run && trees.isTooDeep($0.code) }
    let values = chapter.inlineValues.filter { trees.isTooDeep(expression: $0.expression) }
    return (cells.map(\.location) + values.map(\.location)).map {
      BookDocument.Diagnostic(
        .codeTooDeep, at: $0, "the code is nested too deeply", rule: SwiftTrees.nestingRule,
        help: "give parts of it names of their own")
    }
  }
}

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

  /// The cell's code as a tree.
  let tree: SourceFileSyntax
  private let cell: Cell

  /// The functions of the chapter whose results may be ignored.
  private let discardable: Set<String>

  init(_ cell: Cell, tree: SourceFileSyntax, discardable: Set<String> = []) {
    self.cell = cell
    self.tree = tree
    self.discardable = discardable
  }

  /// The value to show, as offsets in the code's UTF-8.
  var trailing: Trailing? { tree.statements.last.flatMap(trailing) }

  /// The variables that the cell binds at its top level.
  var bindings: [CellBinding] { CellBinding.bindings(of: tree) }

  /// The comments that state the value of a statement before them.
  var valueComments: [ValueComment] {
    let marks = ["→", "==", "≈"]
    guard cell.isInProgram, !cell.options.measured, marks.contains(where: cell.code.contains) else {
      return []
    }
    return ValueComment.comments(in: tree)
  }

  /// Whether a statement of the cell's top level starts a task that may go on after it.
  var startsTasks: Bool {
    tree.statements.contains { item in
      if case .decl(let declaration) = item.item, !declaration.is(VariableDeclSyntax.self) {
        return false
      }
      return NameFinder(item).uses.contains { $0.name == "Task" }
    }
  }

  var diagnostics: [BookDocument.Diagnostic] {
    guard tree.hasError else { return movedPlaces }
    let converter = SourceLocationConverter(fileName: cell.location.path, tree: tree)
    if let mistake = CrowdedLine.firstMistake(in: tree) {
      let place = converter.location(for: mistake)
      return [
        BookDocument.Diagnostic(
          .swiftSyntax, at: cell.location(line: place.line, column: place.column),
          "the line is not valid Swift from here on",
          help: "write one statement a line, or ';' between them")
      ]
    }
    return ParseDiagnosticsGenerator.diagnostics(for: tree)
      .filter { $0.diagMessage.severity == .error }
      .map { error in
        let place = converter.location(for: error.position)
        return BookDocument.Diagnostic(
          .swiftSyntax, at: cell.location(line: place.line, column: place.column), error.message,
          help: Self.isUnended(error.message)
            ? "a line of '```' ends a cell within a text or a comment too: "
              + "begin and end the cell with '````'" : nil)
      }
  }

  /// Whether the parser has met the cell's end within a text of several lines, or a comment.
  private static func isUnended(_ message: String) -> Bool {
    message.contains(#"expected '""""#) || message.contains("unterminated '/*'")
      || message.contains("'*/'")
  }

  /// `#sourceLocation`, after which nobody would know where the author's lines are.
  private var movedPlaces: [BookDocument.Diagnostic] {
    guard cell.code.contains("#sourceLocation") else { return [] }
    let converter = SourceLocationConverter(fileName: cell.location.path, tree: tree)
    return tree.tokens(viewMode: .sourceAccurate)
      .filter { $0.tokenKind == .poundSourceLocation }
      .map { token in
        let place = converter.location(for: token.positionAfterSkippingLeadingTrivia)
        return BookDocument.Diagnostic(
          .swiftSyntax, at: cell.location(line: place.line, column: place.column),
          "a cell cannot use '#sourceLocation'",
          rule: "messages name the lines of the chapter", help: "delete the line")
      }
  }

  /// Whether an expression in a sentence is an `if` or `switch`, which Swift allows only after `=`.
  static func isStatement(_ value: ExprSyntax) -> Bool {
    value.is(IfExprSyntax.self) || value.is(SwitchExprSyntax.self)
  }

  /// The syntax errors of an expression in a sentence.
  static func diagnostics(
    of value: InlineValue, tree: ExprSyntax
  ) -> [BookDocument.Diagnostic] {
    guard tree.hasError else { return [] }
    let isCrowded = CrowdedLine.firstMistake(in: tree) != nil
    let found = isCrowded ? nil : ParseDiagnosticsGenerator.diagnostics(for: tree).first
    let location = value.location(ofByte: found?.position.utf8Offset ?? 0)
    return [
      BookDocument.Diagnostic(
        .valueNotAnExpression, at: location, found?.message ?? "not a Swift expression",
        rule: "`{swift} …` holds one Swift expression")
    ]
  }

  private func trailing(_ item: CodeBlockItemSyntax) -> Trailing? {
    switch item.item {
    case .expr(let expression):
      Self.isShown(expression) && !Discardable.isResult(of: expression, declared: discardable)
        ? .expression(Self.range(of: expression)) : nil
    case .stmt(let statement):
      if let wrapped = statement.as(ExpressionStmtSyntax.self), Self.isValue(wrapped.expression) {
        .statementExpression(Self.range(of: wrapped.expression))
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
