/// Composes Markdown at random, the same for the same seed: every construct of CommonMark and GFM, and
/// those of a chapter, in each other.
struct SnippetGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A document of a few blocks.
  mutating func document() -> String {
    let blocks = (0...below(4)).map { _ in block(depth: 0) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private mutating func below(_ limit: Int) -> Int {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  private mutating func one(of choices: [String]) -> String { choices[below(choices.count)] }

  private mutating func block(depth: Int) -> String {
    switch below(depth < 2 ? 20 : 11) {
    case 0...4: return paragraph()
    case 5: return String(repeating: "#", count: 1 + below(6)) + " " + line()
    case 6: return line() + "\n" + one(of: ["===", "---"])
    case 7: return fence()
    case 8:
      return one(of: ["---", "***", "    indented\n    code", "<div>\n*x*\n</div>", "<!-- c -->"])
    case 9: return table()
    case 10: return "甲[^n] 与 a[^n]。\n\n[^n]: " + line()
    case 11, 12: return prefixed(block(depth: depth + 1), first: "> ", rest: "> ")
    case 13, 14: return list(marker: one(of: ["- ", "* ", "+ "]), depth: depth)
    case 15: return list(marker: one(of: ["1. ", "7) "]), depth: depth)
    case 16: return "- [ ] " + line() + "\n- [x] " + line()
    case 17: return "[名][r]，[r]。\n\n[r]: <https://example.org/a b> \"题\""
    default: return paragraph() + "\n" + paragraph()
    }
  }

  private mutating func list(marker: String, depth: Int) -> String {
    let indentation = String(repeating: " ", count: marker.count)
    let items = (0...below(3)).map { _ in
      prefixed(block(depth: depth + 1), first: marker, rest: indentation)
    }
    return items.joined(separator: one(of: ["\n", "\n\n"]))
  }

  private func prefixed(_ text: String, first: String, rest: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return first + lines.joined(separator: "\n" + rest)
  }

  private mutating func fence() -> String {
    let mark = one(of: ["```", "~~~", "````"])
    let language = one(of: ["", "python", "swift", "math", "c++ x"])
    return "\(mark)\(language)\n" + one(of: ["x = \"<1>\" & 'y'", "中文\n换行**。**", "a\n\n  b"])
      + "\n\(mark)"
  }

  private mutating func table() -> String {
    let rule = one(of: ["|---|---|", "|:--|--:|", "|:-:|---|"])
    return "| \(cellText()) | b |\n\(rule)\n| \(cellText()) | \(cellText()) |\n| 一 |"
  }

  private mutating func cellText() -> String {
    one(of: [
      "甲", "`a`", "**b**", "~~c~~", "甲。**“乙”**丙", "\\|", "https://example.org",
      "$`x_1`$", "`{swift} x`", "<b>x</b>", "[](#fig-a)", "[节](b.md#x)", "![a](x.png)",
    ])
  }

  private mutating func paragraph() -> String {
    (0...below(3)).map { _ in line() }.joined(separator: one(of: ["\n", "\n", "  \n", "\\\n"]))
  }

  private mutating func line() -> String {
    one(of: ["甲", "a", "乙，", "b."]) + (0...below(4)).map { _ in inline(depth: 0) }.joined()
  }

  private mutating func inline(depth: Int) -> String {
    let inner = depth < 2 ? inline(depth: depth + 1) : "丙"
    switch below(24) {
    case 0...3: return one(of: ["中文", "，后面", "。", "“引”", "——", "（注）"])
    case 4...6: return one(of: [" word", " two words ", " x.", "!", " 3.14 "])
    case 7: return "**\(inner)**"
    case 8: return "*\(inner)*"
    case 9: return "_\(inner)_"
    case 10: return "~~\(inner)~~"
    case 11: return one(of: ["`code`", "`` a`b ``", "`中文`", "`<b>`", "`{swift} 1 < 2`"])
    case 12: return "[\(inner)](https://example.org \"t\")"
    case 13: return "![\(inner)](pictures/x.png)"
    case 14: return one(of: ["<https://example.org>", " www.example.org ", " a@example.org "])
    case 15: return one(of: ["&amp;", "&#20013;", "&copy;", "\\*", "\\[", "&lt;b&gt;"])
    case 16: return one(of: ["<b>x</b>", "<br/>", "<!-- c -->", "<script>alert(1)</script>"])
    case 17: return one(of: ["$`x_1`$", "$`a<b`$", "$5"])
    case 18: return one(of: ["[](#fig-a)", "[节](b.md#x)", "[页](b.md)", "![](#fig-a)"])
    case 19: return one(of: ["[x](javascript:alert(1))", "[x](data:text/html,x)", "[x]()"])
    case 20: return one(of: ["**中文。**后", "前**“中”**后", "甲*，乙*丙", "~~中。~~后"])
    case 21: return one(of: ["*", "**", "_", "[", "]", "!", "<", "`", "~~"])
    case 22: return one(of: ["\n", "\n中", "\nw"])
    default: return inner
    }
  }
}
