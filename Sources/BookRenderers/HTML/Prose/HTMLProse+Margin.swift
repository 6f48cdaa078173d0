import BookDocument

extension HTMLProse {
  /// A footnote as it stands in the margin beside its mark, where the margin is wide enough.
  ///
  /// Those who hear the page or use its keys have the list at the end: the copy is hidden from them.
  ///
  /// - Returns: Nil for a note that is more than a paragraph, or that holds what a page has only once.
  static func marginNote(
    of footnote: Footnote, number: Int, _ filling: any ProseFilling
  ) -> String? {
    guard footnote.blocks.count == 1, case .paragraph(let line) = footnote.blocks[0].content,
      line.allSatisfy(canBeRepeated)
    else { return nil }
    // Text is escaped, so that this finds links alone.
    let text = html(of: line, filling).replacing("<a href=", with: "<a tabindex=\"-1\" href=")
    return
      "<span class=\"footnote-beside\" aria-hidden=\"true\"><sup>\(number)</sup> \(text)</span>"
  }

  private static func canBeRepeated(_ inline: Inline) -> Bool {
    switch inline.content {
    case .citation, .footnote, .image: false
    default: inline.children.allSatisfy(canBeRepeated)
    }
  }
}
