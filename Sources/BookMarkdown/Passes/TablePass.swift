/// Puts every table into a box of its own that scrolls when the page is narrow.
enum TablePass {
  static func run(on tree: MarkdownTree, draft: inout Draft) {
    for node in tree.nodes(.table) {
      node.wrap(enter: "<div class=\"table-scroll\" tabindex=\"0\">", exit: "</div>")
    }
  }
}
