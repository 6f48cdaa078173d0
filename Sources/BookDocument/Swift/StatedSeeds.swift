import SwiftSyntax

/// The seeds of random numbers that a chapter's code states as numbers.
package enum StatedSeeds {
  /// The seeds in the order in which the cells state them, each once: `seed: 7`, `x.seed = 7` and
  /// `let seed = 7`.
  package static func seeds(in chapter: Chapter, trees: SwiftTrees) -> [Int] {
    var seeds: [Int] = []
    for cell in chapter.cells where cell.isInProgram && cell.code.contains("eed") {
      let finder = SeedFinder(viewMode: .sourceAccurate)
      finder.walk(trees.tree(of: cell.code))
      for seed in finder.seeds where !seeds.contains(seed) { seeds.append(seed) }
    }
    return seeds
  }
}

/// Looks for integers that are given to something named seed.
private final class SeedFinder: SyntaxVisitor {
  private(set) var seeds: [Int] = []

  override func visit(_ node: LabeledExprSyntax) -> SyntaxVisitorContinueKind {
    if node.label.map({ isSeed($0.text) }) == true { note(node.expression) }
    return .visitChildren
  }

  override func visit(_ node: SequenceExprSyntax) -> SyntaxVisitorContinueKind {
    let elements = Array(node.elements)
    if elements.count == 3, elements[1].is(AssignmentExprSyntax.self),
      let target = elements[0].as(MemberAccessExprSyntax.self),
      isSeed(target.declName.baseName.text)
    {
      note(elements[2])
    }
    return .visitChildren
  }

  override func visit(_ node: PatternBindingSyntax) -> SyntaxVisitorContinueKind {
    if let name = node.pattern.as(IdentifierPatternSyntax.self), isSeed(name.identifier.text),
      let value = node.initializer?.value
    {
      note(value)
    }
    return .visitChildren
  }

  private func isSeed(_ name: String) -> Bool { name == "seed" || name.hasSuffix("Seed") }

  private func note(_ expression: ExprSyntax) {
    guard let literal = expression.as(IntegerLiteralExprSyntax.self),
      let seed = Int(literal.literal.text.filter { $0 != "_" })
    else { return }
    seeds.append(seed)
  }
}
