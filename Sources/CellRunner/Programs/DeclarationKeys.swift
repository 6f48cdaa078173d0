import SwiftSyntax

/// What two declarations of a program's top level cannot have in common.
enum DeclarationKeys {
  /// The keys of a statement: the names of its variables or its type, the whole signature of a function
  /// since others may share its name, and the members and conformances of an extension.
  static func keys(of item: CodeBlockItemSyntax) -> Set<String> {
    guard case .decl(let declaration) = item.item else { return [] }
    if let type = declaration.as(ExtensionDeclSyntax.self) { return keys(of: type) }
    return keys(of: declaration)
  }

  /// The name of the type that a statement extends.
  static func extendedType(of item: CodeBlockItemSyntax) -> String? {
    guard case .decl(let declaration) = item.item else { return nil }
    return declaration.as(ExtensionDeclSyntax.self)?.extendedType.trimmedDescription
  }

  private static func keys(of declaration: DeclSyntax) -> Set<String> {
    if let variable = declaration.as(VariableDeclSyntax.self) {
      return Set(variable.bindings.flatMap { NameFinder.variables(of: $0.pattern) })
    }
    if let function = declaration.as(FunctionDeclSyntax.self) {
      return ["\(function.name.text)\(signature(of: function.signature.parameterClause))"]
    }
    if let initializer = declaration.as(InitializerDeclSyntax.self) {
      return ["init\(signature(of: initializer.signature.parameterClause))"]
    }
    if let subscripted = declaration.as(SubscriptDeclSyntax.self) {
      return ["subscript\(signature(of: subscripted.parameterClause))"]
    }
    if let named = declaration.as(OperatorDeclSyntax.self) {
      return ["operator \(named.fixitySpecifier.text) \(named.name.text)"]
    }
    return Set([declaration.asProtocol((any NamedDeclSyntax).self)?.name.text].compactMap(\.self))
  }

  private static func keys(of type: ExtensionDeclSyntax) -> Set<String> {
    let name = type.extendedType.trimmedDescription
    let condition = type.genericWhereClause?.trimmedDescription ?? ""
    let members = type.memberBlock.members.flatMap { keys(of: $0.decl) }
    let protocols = type.inheritanceClause?.inheritedTypes.map(\.type.trimmedDescription) ?? []
    return Set(
      members.map { "\(name).\($0) \(condition)" } + protocols.map { "\(name): \($0)" })
  }

  /// The labels and types of parameters; one without a label differs from one that is called by it.
  private static func signature(of parameters: FunctionParameterClauseSyntax) -> String {
    let parts = parameters.parameters.map { parameter in
      "\(parameter.firstName.text):\(parameter.type.trimmedDescription)"
    }
    return "(\(parts.joined(separator: ",")))"
  }
}
