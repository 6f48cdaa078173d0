import SwiftSyntax

/// A listing of signatures as documentation has them: functions without bodies outside of a protocol.
///
/// It is compiled with a body for each, in a program of its own, and not run: what it declares is only
/// said to exist, so that no other cell sees it.
package final class InterfaceListing: SyntaxVisitor {
  /// Of a type that fits every result; the program in which it is put is compiled and never run.
  private static let body = " { fatalError() }"

  /// Where bodies are missing, as offsets in the code's UTF-8.
  private(set) var places: [Int] = []

  /// Whether any function has a body.
  private var hasBodies = false

  package init(_ tree: SourceFileSyntax) {
    super.init(viewMode: .sourceAccurate)
    walk(tree)
  }

  /// The code with a body in each of the places; nothing is put before what an author wrote on a line.
  package func filled(_ code: String) -> String {
    var bytes = Array(code.utf8)
    for place in places.sorted(by: >) {
      bytes.insert(contentsOf: Array(Self.body.utf8), at: min(place, bytes.count))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether code is such a listing: it only declares, and none of its functions has a body.
  ///
  /// - Complexity: O(*n*) in the length of the code; only what may be one is parsed.
  static func isOne(_ code: String) -> Bool {
    guard ["func", "init", "subscript", "get"].contains(where: code.contains) else { return false }
    let functions = code.matches(of: /\b(?:func|init[?!]?\s*[(<]|subscript|get\s*\})/).count
    let types = code.matches(of: /\b(?:extension|struct|class|enum|actor|protocol)\b/).count
    let braces =
      code.count { $0 == "{" }
      - code.matches(of: /\{\s*(?:(?:non)?mutating\s+)?(?:get|set|async|throws)\b/).count
    guard functions > 0, braces <= types else { return false }
    let tree = SwiftTrees().tree(of: code)
    // What does something, or holds something, is code that lacks a body by mistake.
    guard tree.statements.allSatisfy({ isSignature($0) }) else { return false }
    let listing = InterfaceListing(tree)
    return !listing.places.isEmpty && !listing.hasBodies
  }

  private static func isSignature(_ item: CodeBlockItemSyntax) -> Bool {
    guard case .decl(let declaration) = item.item else { return false }
    // A function with an attribute like `@_silgen_name` has its body elsewhere.
    if let function = declaration.as(FunctionDeclSyntax.self) {
      return !function.attributes.contains { $0.trimmedDescription.hasPrefix("@_") }
    }
    let variable = declaration.as(VariableDeclSyntax.self)
    return variable?.bindings.allSatisfy { $0.initializer == nil } ?? true
  }

  package override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
    .skipChildren
  }

  package override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    note(node, lacksBody: node.body == nil)
  }

  package override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    note(node, lacksBody: node.body == nil)
  }

  package override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
    // The accessors of a block say themselves whether they have bodies.
    if case .accessors = node.accessorBlock?.accessors { return .visitChildren }
    return note(node, lacksBody: node.accessorBlock == nil)
  }

  package override func visit(_ node: AccessorDeclSyntax) -> SyntaxVisitorContinueKind {
    note(node, lacksBody: node.body == nil)
  }

  private func note(_ node: some SyntaxProtocol, lacksBody: Bool) -> SyntaxVisitorContinueKind {
    if !lacksBody { hasBodies = true }
    if lacksBody { places.append(node.endPositionBeforeTrailingTrivia.utf8Offset) }
    return .visitChildren
  }
}
