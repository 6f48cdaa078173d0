import SwiftSyntax

/// A variable that a cell binds at its top level and whose value can be read at the cell's end.
struct CellBinding: Sendable, Equatable {
  /// The variable, as code writes it.
  let name: String
  /// The line below the first line of the cell's code.
  let line: Int
  /// Whether the statement binds nothing else.
  let isAlone: Bool
  /// The shape that the comment after the statement gives.
  let comment: ShapeComment?

  /// The variable without the backticks that a keyword needs.
  var plainName: String { name.filter { $0 != "`" } }

  /// The bindings of a cell in order.
  static func bindings(of tree: SourceFileSyntax) -> [CellBinding] {
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    return tree.statements.flatMap { item -> [CellBinding] in
      guard let variable = item.item.as(VariableDeclSyntax.self), isReadable(variable) else {
        return []
      }
      let names = variable.bindings.filter { $0.initializer != nil && $0.accessorBlock == nil }
        .flatMap { identifiers(in: PatternSyntax($0.pattern)) }
      let comment = ShapeComment(after: item, converter)
      return names.map { name in
        let place = converter.location(for: name.positionAfterSkippingLeadingTrivia)
        return CellBinding(
          name: name.text, line: place.line - 1, isAlone: names.count == 1, comment: comment)
      }
    }
  }

  /// Attributes and modifiers change what reading means: `async let`, property wrappers.
  private static func isReadable(_ variable: VariableDeclSyntax) -> Bool {
    variable.attributes.isEmpty && variable.modifiers.isEmpty
  }

  private static func identifiers(in pattern: PatternSyntax) -> [TokenSyntax] {
    if let name = pattern.as(IdentifierPatternSyntax.self) { return [name.identifier] }
    if let tuple = pattern.as(TuplePatternSyntax.self) {
      return tuple.elements.flatMap { identifiers(in: $0.pattern) }
    }
    return []
  }
}
