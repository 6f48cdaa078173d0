import SwiftSyntax

/// A variable that a cell binds at its top level and whose value can be read at the cell's end.
struct CellBinding: Sendable, Equatable {
  /// The variable, as code writes it.
  let name: String
  /// The line below the first line of the cell's code.
  let line: Int
  /// What the axes count as far as the comment behind the statement says, such as `// [B, T, D]`.
  let axisNames: [String]

  /// The bindings of a cell in order.
  static func bindings(of tree: SourceFileSyntax) -> [CellBinding] {
    let converter = SourceLocationConverter(fileName: "", tree: tree)
    return tree.statements.flatMap { item -> [CellBinding] in
      guard let variable = item.item.as(VariableDeclSyntax.self), isReadable(variable) else {
        return []
      }
      let axisNames = ShapeComment.axisNames(in: item.trailingTrivia)
      return variable.bindings.flatMap { binding -> [CellBinding] in
        guard binding.initializer != nil, binding.accessorBlock == nil else { return [] }
        return identifiers(in: PatternSyntax(binding.pattern)).map { identifier in
          let place = converter.location(for: identifier.positionAfterSkippingLeadingTrivia)
          return CellBinding(name: identifier.text, line: place.line - 1, axisNames: axisNames)
        }
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
