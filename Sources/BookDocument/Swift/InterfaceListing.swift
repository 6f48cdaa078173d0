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
    guard canBeOne(code) else { return false }
    let tree = SwiftTrees().tree(of: code)
    // What does something, or holds something, is code that lacks a body by mistake.
    guard tree.statements.allSatisfy({ isSignature($0) }) else { return false }
    let listing = InterfaceListing(tree)
    return !listing.places.isEmpty && !listing.hasBodies
  }

  /// Whether functions are named, and no more braces opened than types and accessors can have: a glance,
  /// since nearly all cells are none.
  private static func canBeOne(_ code: String) -> Bool {
    var counts = (functions: 0, types: 0, accessors: 0)
    for word in code.utf8.split(whereSeparator: { !isLetter($0) }) {
      switch String(Substring(word)) {
      case "func", "init", "subscript": counts.functions += 1
      case "extension", "struct", "class", "enum", "actor", "protocol": counts.types += 1
      case "get":
        counts.functions += 1
        counts.accessors += 1
      case "set": counts.accessors += 1
      default: break
      }
    }
    let braces = code.utf8.count { $0 == UInt8(ascii: "{") }
    return counts.functions > 0 && braces <= counts.types + counts.accessors
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte >= 0x80
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

  package override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind {
    hasBodies = true
    return .visitChildren
  }

  package override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    hasBodies = true
    return .visitChildren
  }

  package override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind {
    if case .getter = node.accessors { hasBodies = true }
    return .visitChildren
  }

  private func note(_ node: some SyntaxProtocol, lacksBody: Bool) -> SyntaxVisitorContinueKind {
    if lacksBody { places.append(node.endPositionBeforeTrailingTrivia.utf8Offset) }
    return .visitChildren
  }
}
