import SwiftSyntax

/// What the functions, types and closures of a chapter's top level use when they are called.
struct DeferredBodies {
  /// By their names; of several with one name, what any of them uses.
  ///
  /// A member that a type of another module gets has a point before its name, since only its use shows
  /// that it is called.
  private var uses: [String: Set<String>] = [:]
  /// The members of the chapter's own types, which their extensions see too.
  private var members: [String: Set<String>] = [:]

  init(of trees: [SourceFileSyntax]) {
    let declarations = trees.flatMap(\.statements).compactMap { item -> DeclSyntax? in
      if case .decl(let declaration) = item.item { declaration } else { nil }
    }
    for declaration in declarations {
      guard !declaration.is(ProtocolDeclSyntax.self),
        let type = declaration.asProtocol((any DeclGroupSyntax).self),
        let name = declaration.asProtocol((any NamedDeclSyntax).self)?.name.text
      else { continue }
      members[name] = Set(type.memberBlock.members.flatMap { Self.names(of: $0.decl) })
    }
    for declaration in declarations { note(declaration) }
  }

  /// The first name that a use of this one leads to, through whatever it calls.
  func first(usedBy name: String, where isWanted: (String) -> Bool) -> String? {
    var seen: Set<String> = [name]
    var open = [name]
    while let next = open.popLast() {
      for used in (uses[next] ?? []).sorted() where seen.insert(used).inserted {
        if isWanted(used) { return used }
        open.append(used)
      }
    }
    return nil
  }

  /// Whether a statement runs nothing until it is called: a function, a type, or only named closures.
  static func isDeferred(_ item: CodeBlockItemSyntax) -> Bool {
    guard let declaration = item.item.as(DeclSyntax.self) else { return false }
    guard let variable = declaration.as(VariableDeclSyntax.self) else {
      return !declaration.is(MacroExpansionDeclSyntax.self)
    }
    return variable.bindings.allSatisfy {
      isComputed($0) || $0.initializer?.value.is(ClosureExprSyntax.self) == true
    }
  }

  /// Whether a variable is computed; one with `didSet` is stored.
  static func isComputed(_ binding: PatternBindingSyntax) -> Bool {
    guard let block = binding.accessorBlock, binding.initializer == nil else { return false }
    guard case .accessors(let accessors) = block.accessors else { return true }
    return !accessors.contains { ["willSet", "didSet"].contains($0.accessorSpecifier.text) }
  }

  // MARK: - Reading

  private mutating func note(_ declaration: DeclSyntax) {
    if let variable = declaration.as(VariableDeclSyntax.self) {
      for binding in variable.bindings
      where binding.accessorBlock != nil
        || binding.initializer?.value.is(ClosureExprSyntax.self) == true
      {
        for name in NameFinder.variables(of: binding.pattern) { add(name, NameFinder(binding)) }
      }
    } else if let type = declaration.as(ExtensionDeclSyntax.self) {
      let name = type.extendedType.trimmedDescription
      if members[name] != nil {
        add(name, NameFinder(type), besides: members[name] ?? [])
      } else {
        for member in type.memberBlock.members { note(member.decl, ofForeign: name) }
      }
    } else if let name = declaration.asProtocol((any NamedDeclSyntax).self)?.name.text {
      add(name, NameFinder(declaration))
    }
  }

  /// A member of an extension of a type, or a protocol, that the chapter does not declare.
  private mutating func note(_ member: DeclSyntax, ofForeign type: String) {
    let finder = NameFinder(member)
    if member.is(InitializerDeclSyntax.self) {
      add(type, finder)
    } else if member.is(SubscriptDeclSyntax.self) {
      add("[]", finder)
    } else {
      for name in Self.names(of: member) { add(name.isOperator ? name : ".\(name)", finder) }
    }
  }

  private mutating func add(_ name: String, _ finder: NameFinder, besides own: Set<String> = []) {
    uses[name, default: []].formUnion(
      finder.uses.map(\.name).filter { $0 != name && !own.contains($0) })
  }

  private static func names(of member: DeclSyntax) -> [String] {
    if let variable = member.as(VariableDeclSyntax.self) {
      return variable.bindings.flatMap { NameFinder.variables(of: $0.pattern) }
    }
    if let cases = member.as(EnumCaseDeclSyntax.self) { return cases.elements.map(\.name.text) }
    return (member.asProtocol((any NamedDeclSyntax).self)?.name.text).map { [$0] } ?? []
  }
}
