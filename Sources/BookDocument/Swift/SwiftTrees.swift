import SwiftParser
public import SwiftSyntax
import Synchronization

/// The book's Swift code as SwiftSyntax reads it: every piece is parsed once a build, whoever asks.
///
/// A build creates one and hands it on; what nobody asks for is not parsed.
public final class SwiftTrees: Sendable {
  private let files = Mutex<[String: SourceFileSyntax]>([:])
  private let expressions = Mutex<[String: ExprSyntax]>([:])

  public init() {}

  /// How many pieces of code were parsed.
  package var count: Int {
    files.withLock { $0.count } + expressions.withLock { $0.count }
  }

  /// The tree of a cell's code, alone: an unclosed brace cannot swallow the next cell.
  public func tree(of code: String) -> SourceFileSyntax {
    Self.remembered(code, in: files) { Parser.parse(source: code) }
  }

  /// The tree of an expression in a sentence.
  public func expression(_ code: String) -> ExprSyntax {
    Self.remembered(code, in: expressions) {
      var parser = Parser(code)
      return ExprSyntax.parse(from: &parser)
    }
  }

  private static func remembered<Tree: Sendable>(
    _ code: String, in trees: borrowing Mutex<[String: Tree]>, parse: () -> Tree
  ) -> Tree {
    if let tree = trees.withLock({ $0[code] }) { return tree }
    // Parsed outside the lock, so that chapters do not wait for each other; the first to come counts.
    let tree = parse()
    return trees.withLock { trees in
      let kept = trees[code] ?? tree
      trees[code] = kept
      return kept
    }
  }
}
