import BookDocument
import CellRecords
import SwiftSyntax

/// A comment that states the value of the statement before it: `let sum = 2 + 3  // → 5`, with `==` or `≈`
/// in the arrow's place, on the statement's last line or alone on the next.
struct ValueComment: Sendable, Equatable {
  /// What has the value.
  enum Subject: Sendable, Equatable {
    /// An expression, as offsets in the code's UTF-8.
    case expression(Range<Int>)
    /// What the statement has bound or changed, as code.
    case name(String)
  }

  let subject: Subject
  /// Where the statement ends in the code's UTF-8.
  let end: Int
  /// The value as the comment has it.
  let text: String
  /// The mark before the value.
  let mark: String
  /// The line and the column of the comment in the cell's code, counted from 1.
  let line: Int
  let column: Int
  /// How long the comment is.
  ///
  /// - Units: bytes.
  let length: Int

  /// The comments of a cell's top level.
  static func comments(in tree: SourceFileSyntax) -> [ValueComment] {
    // Most cells have none, and this is asked for every cell.
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    return tree.statements.compactMap { ValueComment(after: $0, converter) }
  }

  private init?(after item: CodeBlockItemSyntax, _ converter: SourceLocationConverter) {
    guard let comment = Self.comment(after: item), let subject = Self.subject(of: item),
      let match = comment.text.wholeMatch(of: /\/\/[ \t]*(?<mark>→|==|≈)[ \t]*(?<value>\S.*)/)
    else { return nil }
    self.subject = subject
    end = item.endPositionBeforeTrailingTrivia.utf8Offset
    mark = String(match.mark)
    // `≈` belongs to the number.
    text = (mark == "≈" ? "≈ " : "") + String(match.value).trimming()
    let place = converter.location(for: comment.position)
    (line, column) = (place.line, place.column)
    length = comment.text.utf8.count
  }

  /// The comment on the statement's last line, or alone on the next.
  private static func comment(
    after item: CodeBlockItemSyntax
  ) -> (text: String, position: AbsolutePosition)? {
    var position = item.endPositionBeforeTrailingTrivia
    for piece in item.trailingTrivia {
      if case .lineComment(let text) = piece { return (text, position) }
      position += piece.sourceLength
    }
    guard let next = item.nextToken(viewMode: .sourceAccurate) else { return nil }
    position = next.position
    for piece in next.leadingTrivia {
      switch piece {
      case .lineComment(let text): return (text, position)
      case .spaces, .tabs, .newlines(1), .carriageReturnLineFeeds(1): position += piece.sourceLength
      default: return nil
      }
    }
    return nil
  }

  private static func subject(of item: CodeBlockItemSyntax) -> Subject? {
    switch item.item {
    case .decl(let declaration):
      guard let bindings = declaration.as(VariableDeclSyntax.self)?.bindings,
        let binding = bindings.first, bindings.count == 1, binding.accessorBlock == nil
      else { return nil }
      return names(of: binding.pattern).map { .name($0) }
    case .expr(let expression):
      if let target = target(ofAssignment: expression) { return .name(target) }
      return .expression(
        expression.positionAfterSkippingLeadingTrivia
          .utf8Offset..<expression.endPositionBeforeTrailingTrivia.utf8Offset)
    case .stmt: return nil
    }
  }

  /// What a pattern binds, as an expression: `x`, or `(x, y)`; nil if it leaves something out.
  private static func names(of pattern: PatternSyntax) -> String? {
    if let name = pattern.as(IdentifierPatternSyntax.self) { return name.identifier.text }
    let parts = pattern.as(TuplePatternSyntax.self)?.elements.map { names(of: $0.pattern) }
    guard let parts, !parts.contains(nil) else { return nil }
    return "(\(parts.compactMap(\.self).joined(separator: ", ")))"
  }

  /// What an assignment changes, `x` in `x += 1`.
  private static func target(ofAssignment expression: ExprSyntax) -> String? {
    guard let sequence = expression.as(SequenceExprSyntax.self), sequence.elements.count > 2 else {
      return nil
    }
    let parts = Array(sequence.elements)
    let isAssignment =
      parts[1].is(AssignmentExprSyntax.self)
      || parts[1].as(BinaryOperatorExprSyntax.self).map { operation in
        let name = operation.operator.text
        return name.hasSuffix("=") && !["==", "!=", "<=", ">=", "===", "!=="].contains(name)
      } ?? false
    return isAssignment && !parts[0].is(DiscardAssignmentExprSyntax.self)
      ? parts[0].trimmedDescription : nil
  }
}

/// Compares what comments state with the values that statements had.
enum ValueComments {
  /// An error for each comment that states another value.
  static func diagnostics(
    about run: ChapterRun, of chapter: Chapter, _ syntax: ChapterSyntax, leavingOut left: Set<Int>
  ) -> [BookDocument.Diagnostic] {
    run.statedValues.compactMap { stated in
      guard chapter.cells.indices.contains(stated.place.cell), !left.contains(stated.place.cell)
      else { return nil }
      let cell = chapter.cells[stated.place.cell]
      let comment = syntax[cell].valueComments.first { $0.line == stated.place.line }
      guard let comment, let usual = stated.texts.first,
        !stated.texts.contains(where: { PrintedComments.isSame(comment.text, $0) })
      else { return nil }
      let start = cell.location(line: comment.line, column: comment.column)
      let range = BookDocument.SourceRange(
        start: start, endLine: start.line, endColumn: start.column + comment.length)
      // A value of several lines cannot be in a comment of one.
      let isOneLine = !usual.contains { $0.isNewline }
      let right = "// \(comment.mark == "≈" ? "→" : comment.mark) \(usual)"
      return BookDocument.Diagnostic(
        .outputDiffers, in: range,
        "the value is '\(usual)', and the comment says '\(comment.text)'",
        rule:
          "a comment '// → …', '// == …' or '// ≈ …' states the value of the statement before it",
        help: isOneLine ? "write '\(right)'" : "remove the comment: the value has several lines",
        replacement: isOneLine ? .init(range, with: right) : nil)
    }
  }
}
