import BookDocument
import SwiftSyntax

/// The names that prose may mention: those that modules declare and those of a chapter's cells.
package struct SymbolNames: Sendable {
  /// What modules declare, `AttentionMask` and `AttentionMask.causalMask`, with and without arguments.
  private let paths: Set<String>
  /// The types of the toolchain's modules, whose members are not known.
  private let standardTypes: Set<String>
  /// The functions whose results Swift lets one ignore, without their arguments.
  package let discardable: Set<String>

  init(paths: Set<String>, discardable: Set<String> = [], standardTypes: Set<String>) {
    self.paths = paths
    self.discardable = discardable
    self.standardTypes = standardTypes
  }

  /// What the name of a file ends with, `Package.swift`.
  private static let fileEndings: Set = [
    "c", "cpp", "css", "csv", "h", "html", "js", "json", "md", "py", "sh", "swift", "txt", "xml",
    "yaml", "yml",
  ]

  /// Warnings about the names in a chapter's prose that nothing declares.
  ///
  /// A single word with one capital, `Masked`, may be no symbol at all: it is warned of only when a
  /// symbol has nearly that name.
  package func diagnostics(of chapter: Chapter, trees: SwiftTrees) -> [Diagnostic] {
    guard !chapter.symbolMentions.isEmpty else { return [] }
    let (own, open) = chapter.declaredNames(trees)
    return chapter.symbolMentions.compactMap { diagnostic(of: $0, own: own, open: open) }
  }

  /// A warning if neither the modules nor the chapter, `own`, declare the name; of `open` types nobody here
  /// knows all members.
  private func diagnostic(
    of mention: ProseMention, own: Set<String>, open: Set<String>
  ) -> Diagnostic? {
    let text = mention.text.hasSuffix("()") ? String(mention.text.dropLast(2)) : mention.text
    let parts = text.prefix { $0 != "(" }.split(separator: ".").map(String.init)
    guard let type = parts.first, !paths.contains(text), !standardTypes.contains(type),
      !parts.allSatisfy(own.contains), !open.contains(type),
      parts.count == 1 || !Self.fileEndings.contains(parts[parts.count - 1])
    else { return nil }
    let isKnownType = paths.contains(type) || own.contains(type)
    var location = mention.location
    location.column += 1
    if isKnownType, let member = unknownMember(of: parts, own: own) {
      let allowed = paths.filter { $0.hasPrefix("\(member.type).") && !$0.contains("(") }
        .map { String($0.dropFirst(member.type.count + 1)) }.filter { !$0.contains(".") }
      return warning(
        "'\(member.type)' has no member '\(member.name)'", at: location,
        nearest: DidYouMean.nearest(to: member.name, in: allowed.sorted()).map {
          "\(member.type).\($0)"
        })
    }
    guard !isKnownType else {
      return warning(
        "'\(type)' has no '\(text.dropFirst(type.count + 1))'", at: location, nearest: nil)
    }
    let types = paths.filter {
      !$0.contains(".") && !$0.contains("(") && $0.first?.isUppercase == true
    }
    let nearest = DidYouMean.nearest(to: type, in: types.union(own).sorted())
    guard nearest != nil || parts.count > 1 || Self.hasTwoCapitals(type) else { return nil }
    return warning(
      "no module of the book and no cell of the chapter declares '\(type)'", at: location,
      nearest: nearest)
  }

  /// The first member on the way that its type does not have.
  private func unknownMember(of parts: [String], own: Set<String>) -> (type: String, name: String)?
  {
    for count in parts.indices.dropFirst() {
      let type = parts[..<count].joined(separator: ".")
      guard !paths.contains("\(type).\(parts[count])"), !own.contains(parts[count]) else {
        continue
      }
      return (type, parts[count])
    }
    return nil
  }

  private static func hasTwoCapitals(_ name: String) -> Bool {
    name.count(where: \.isUppercase) > 1
  }

  private func warning(_ message: String, at place: BookDocument.SourceLocation, nearest: String?)
    -> Diagnostic
  {
    Diagnostic(
      .symbolUnknown, at: place, message,
      rule: "a type's name in backquotes names a symbol of the book",
      help: nearest.map { "did you mean '\($0)'?" })
  }
}

extension Chapter {
  /// The names that the cells declare, wherever in them, and the types among them that get members from
  /// elsewhere: by a protocol, a class or a macro, or because they are another type's name.
  fileprivate func declaredNames(
    _ trees: SwiftTrees
  ) -> (names: Set<String>, open: Set<String>) {
    let finder = DeclarationFinder(viewMode: .sourceAccurate)
    for cell in cells { finder.walk(trees.tree(of: cell.code)) }
    return (finder.names, finder.open)
  }
}

private final class DeclarationFinder: SyntaxVisitor {
  private(set) var names: Set<String> = []
  private(set) var open: Set<String> = []

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { add(type: node) }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { add(type: node) }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { add(type: node) }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { add(type: node) }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { add(type: node) }
  override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind {
    open.insert(node.name.text)
    return add(node.name)
  }
  override func visit(_ node: AssociatedTypeDeclSyntax) -> SyntaxVisitorContinueKind {
    open.insert(node.name.text)
    return add(node.name)
  }
  override func visit(_ node: GenericParameterSyntax) -> SyntaxVisitorContinueKind {
    open.insert(node.name.text)
    return add(node.name)
  }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
    if node.inheritanceClause != nil { open.insert(node.extendedType.trimmedDescription) }
    return .visitChildren
  }
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { add(node.name) }
  override func visit(_ node: EnumCaseElementSyntax) -> SyntaxVisitorContinueKind { add(node.name) }
  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    add(node.identifier)
  }

  private func add(
    type: some DeclGroupSyntax & NamedDeclSyntax
  ) -> SyntaxVisitorContinueKind {
    let hasMacro = !type.attributes.isEmpty
    if type.inheritanceClause != nil || hasMacro { open.insert(type.name.text) }
    return add(type.name)
  }

  private func add(_ name: TokenSyntax) -> SyntaxVisitorContinueKind {
    names.insert(name.text)
    return .visitChildren
  }
}
