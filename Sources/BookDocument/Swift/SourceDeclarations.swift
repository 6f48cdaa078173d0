import SwiftSyntax

/// The declarations of a source file by their qualified names: `attention`, `Layer`, `Layer.forward`.
struct SourceDeclarations {
  struct Declaration {
    /// The name with the types around it.
    var name: String
    /// The name with its argument labels, `Layer.forward(_:mask:)`; the same for all but functions.
    var signature: String
    var isExtension: Bool
    /// The first and the last line without comments before it, from 1.
    var lines: ClosedRange<Int>
  }

  let all: [Declaration]

  init(_ tree: SourceFileSyntax) {
    let collector = Collector(SourceLocationConverter(fileName: "", tree: tree))
    collector.walk(tree)
    all = collector.found
  }

  /// The declarations that a name can mean; a type comes before its extensions.
  func named(_ name: String) -> [Declaration] {
    let found = all.filter { $0.name == name || $0.signature == name }
    let types = found.filter { !$0.isExtension }
    return types.isEmpty ? found : types
  }
}

private final class Collector: SyntaxVisitor {
  private(set) var found: [SourceDeclarations.Declaration] = []
  private let places: SourceLocationConverter
  private var around: [String] = []

  init(_ places: SourceLocationConverter) {
    self.places = places
    super.init(viewMode: .sourceAccurate)
  }

  private func add(
    _ node: some SyntaxProtocol, _ name: String, labels: String = "", isExtension: Bool = false
  ) {
    let start = places.location(for: node.positionAfterSkippingLeadingTrivia).line
    let end = places.location(for: node.endPositionBeforeTrailingTrivia).line
    let qualified = (around + [name]).joined(separator: ".")
    found.append(
      .init(
        name: qualified, signature: qualified + labels, isExtension: isExtension,
        lines: start...max(start, end)))
  }

  private func open(
    _ node: some SyntaxProtocol, _ name: String, isExtension: Bool = false
  ) -> SyntaxVisitorContinueKind {
    add(node, name, isExtension: isExtension)
    around.append(name)
    return .visitChildren
  }

  private static func labels(of parameters: FunctionParameterClauseSyntax) -> String {
    "(" + parameters.parameters.map { $0.firstName.text + ":" }.joined() + ")"
  }

  // MARK: - Types

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node, node.name.text)
  }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node, node.name.text)
  }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node, node.name.text)
  }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node, node.name.text)
  }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node, node.name.text)
  }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
    open(node, node.extendedType.trimmedDescription, isExtension: true)
  }

  override func visitPost(_ node: StructDeclSyntax) { around.removeLast() }
  override func visitPost(_ node: ClassDeclSyntax) { around.removeLast() }
  override func visitPost(_ node: EnumDeclSyntax) { around.removeLast() }
  override func visitPost(_ node: ActorDeclSyntax) { around.removeLast() }
  override func visitPost(_ node: ProtocolDeclSyntax) { around.removeLast() }
  override func visitPost(_ node: ExtensionDeclSyntax) { around.removeLast() }

  // MARK: - Members

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    add(node, node.name.text, labels: Self.labels(of: node.signature.parameterClause))
    return .skipChildren
  }

  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    add(node, "init", labels: Self.labels(of: node.signature.parameterClause))
    return .skipChildren
  }

  override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
    add(node, "subscript", labels: Self.labels(of: node.parameterClause))
    return .skipChildren
  }

  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    for binding in node.bindings { add(node, binding.pattern.trimmedDescription) }
    return .skipChildren
  }

  override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind {
    add(node, node.name.text)
    return .skipChildren
  }
}
