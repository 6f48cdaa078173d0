import SwiftParser
import SwiftSyntax
import Synchronization

/// The book's Swift code as SwiftSyntax reads it: every piece is parsed once a build, whoever asks.
///
/// A build creates one and hands it on; what nobody asks for is not parsed.
package final class SwiftTrees: Sendable {
  private typealias Read<Tree> = (tree: Tree, isTooDeep: Bool)

  private let files = Mutex<[String: Read<SourceFileSyntax>]>([:])
  private let expressions = Mutex<[String: Read<ExprSyntax>]>([:])
  /// What was read off trees: by its kind and the code.
  private let values = Mutex<[[String]: any Sendable]>([:])

  /// What holds for code that is read.
  package static let nestingRule =
    "brackets are nested at most 100 deep, square ones 10, and the syntax at most \(SwiftNesting.deepest)"

  package init() {}

  /// How many pieces of code were parsed.
  package var count: Int {
    files.withLock { $0.count } + expressions.withLock { $0.count }
  }

  /// The tree of a cell's code, alone: an unclosed brace cannot swallow the next cell.
  ///
  /// Code that is nested too deeply has the tree of none.
  package func tree(of code: String) -> SourceFileSyntax { file(code).tree }

  /// What a closure reads off the tree of a cell's code, remembered with it.
  ///
  /// - Parameters:
  ///   - kind: What is read; everything besides the code that decides about it belongs to its name.
  ///   - code: The cell's code.
  ///   - read: Reads it.
  /// - Returns: What was read, now or before.
  package func value<Value: Sendable>(
    _ kind: String, of code: String, read: (SourceFileSyntax) -> Value
  ) -> Value {
    if let known = values.withLock({ $0[[kind, code]] }) as? Value { return known }
    let value = read(tree(of: code))
    values.withLock { $0[[kind, code]] = value }
    return value
  }

  /// The tree of an expression in a sentence.
  package func expression(_ code: String) -> ExprSyntax { value(code).tree }

  /// Whether a cell's code is nested too deeply to be looked at.
  package func isTooDeep(_ code: String) -> Bool { file(code).isTooDeep }

  /// Whether an expression in a sentence is nested too deeply to be looked at.
  package func isTooDeep(expression code: String) -> Bool { value(code).isTooDeep }

  private func file(_ code: String) -> Read<SourceFileSyntax> {
    Self.remembered(code, in: files) {
      SwiftNesting.parsed(code, empty: Parser.parse(source: "")) { Parser.parse(source: $0) }
    }
  }

  private func value(_ code: String) -> Read<ExprSyntax> {
    Self.remembered(code, in: expressions) {
      SwiftNesting.parsed(
        code, empty: ExprSyntax(DeclReferenceExprSyntax(baseName: .wildcardToken()))
      ) {
        var parser = Parser($0)
        return ExprSyntax.parse(from: &parser)
      }
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
