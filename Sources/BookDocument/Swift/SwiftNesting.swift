import Foundation
import SwiftParser
import SwiftSyntax
import Synchronization

/// Keeps code away from everything that goes down a tree when its tree would be deeper than a stack.
enum SwiftNesting {
  /// The deepest tree that is looked at. Code that people write has fifty levels.
  static let deepest = 400

  /// A tree that can be walked by functions that call themselves; of code that is nested too deeply, the
  /// empty tree, and `isTooDeep`.
  static func parsed<Tree: SyntaxProtocol & Sendable>(
    _ code: String, empty: Tree, _ parse: @escaping @Sendable (String) -> Tree
  ) -> (tree: Tree, isTooDeep: Bool) {
    guard canBeDeep(code) else { return (parse(code), false) }
    let answer = Mutex<(Tree, Bool)>((empty, true))
    let finished = DispatchSemaphore(value: 0)
    let thread = Thread {
      let tree = parse(code)
      if depth(of: tree) <= deepest { answer.withLock { $0 = (tree, false) } }
      finished.signal()
    }
    thread.stackSize = 512 << 20
    thread.start()
    finished.wait()
    return answer.withLock { $0 }
  }

  /// Whether code has enough of what nests that its depth must be counted.
  static func canBeDeep(_ code: String) -> Bool {
    var brackets = 0
    var tokensOfLine = 0
    var directives = 0
    var branches = 0
    var previous: UInt8 = 0
    var last: UInt8 = 0
    for byte in code.utf8 {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"):
        brackets += 1
        tokensOfLine += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
        brackets = max(0, brackets - 1)
        tokensOfLine += 1
      case UInt8(ascii: "#"): directives += 1
      case UInt8(ascii: "\n"):
        // A line that ends with an operator goes on, and so does one before a point.
        if isWordOrEnd(last) { tokensOfLine = tokensOfLine > 400 ? tokensOfLine : 0 }
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default:
        if !isWordOrEnd(byte) || !isWord(previous) { tokensOfLine += 1 }
        if byte == UInt8(ascii: "e"), !isWord(previous) { branches += 1 }
        if byte == UInt8(ascii: "."), previous == UInt8(ascii: "\n") || previous == 0x20 {
          branches += 1
        }
      }
      if byte != 0x20, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\t") { last = byte }
      previous = byte
      if brackets > 40 || tokensOfLine > 400 || directives > 40 || branches > 80 { return true }
    }
    return false
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private static func isWordOrEnd(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`")
  }

  /// Goes through the tree without calling itself.
  private static func depth(of tree: some SyntaxProtocol) -> Int {
    var deepest = 0
    var open: [(node: Syntax, depth: Int)] = [(Syntax(tree), 1)]
    while let (node, depth) = open.popLast() {
      deepest = max(deepest, depth)
      guard depth <= Self.deepest else { return depth }
      for child in node.children(viewMode: .all) { open.append((child, depth + 1)) }
    }
    return deepest
  }
}
