/// Joins lines of Chinese text: a line's end between two 汉字 is no space.
enum SoftBreakPass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.softbreak) {
      guard
        let before = node.textBefore?.unicodeScalars.last,
        let after = node.textAfter?.unicodeScalars.first,
        before.isChinese || before.isSharedPunctuation,
        after.isChinese || after.isSharedPunctuation,
        // Between two marks that Latin text has too, nothing says that the text is Chinese.
        before.isChinese || after.isChinese
      else { continue }
      node.remove()
    }
  }
}
