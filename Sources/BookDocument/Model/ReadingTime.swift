import BookLanguage

extension Chapter {
  /// The characters of the text that the author wrote, without code of cells and spaces.
  public var characterCount: Int {
    let inlines = allInlines.map { inline in
      switch inline.content {
      case .text(let text), .code(let text), .html(let text): text
      default: ""
      }
    }
    let blocks = allBlocks.map { block in
      switch block.content {
      case .code(let code): code.text
      case .html(let text): text
      default: ""
      }
    }
    return (inlines + blocks).reduce(0) { $0 + $1.count { !$0.isWhitespace } }
  }

  /// How long reading takes: the text at the language's pace, and a minute for each figure.
  ///
  /// - Units: minutes.
  public func readingTime(in phrases: any Phrases) -> Int {
    let figures = cells.count { $0.options.caption != nil && $0.options.output }
    let pace = phrases.charactersPerMinute
    return max(1, (characterCount + pace - 1) / pace + figures)
  }
}
