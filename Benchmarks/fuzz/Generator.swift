/// Makes nasty texts from a seed: the same seed gives the same texts on every machine.
struct Generator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func number(below limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

  private mutating func pick(_ pieces: [String]) -> String { pieces[number(below: pieces.count)] }

  /// A chapter of some pieces, some of them again and again.
  mutating func chapter() -> String { text(of: Self.markdown, pieces: 3 + number(below: 40)) }

  mutating func settings() -> String {
    "title: t\n" + text(of: Self.yaml, pieces: 1 + number(below: 25))
  }

  /// Some bytes of a stream of records, with some of them changed.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<1 + number(below: 6) where !bytes.isEmpty {
      let place = number(below: bytes.count)
      switch number(below: 4) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
      case 1: bytes[place] = number(below: 2) == 0 ? 0xFF : 0x7F
      case 2: bytes.removeSubrange(place...)
      default: bytes.insert(UInt8(truncatingIfNeeded: next()), at: place)
      }
    }
    return bytes
  }

  private mutating func text(of pieces: [String], pieces count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      let piece = pick(pieces)
      let times = number(below: 12) == 0 ? 1 + number(below: 60) : 1
      for _ in 0..<times { text += piece }
    }
    return text
  }

  private static let markdown = [
    "\n", "\n\n", " ", "    ", "\t", "# ", "## 节 ", "> ", "- ", "1. ", "* ", "---\n", "===\n",
    "```",
    "```swift\n", "```math\n", "```math {#eq-a}\n", "~~~\n", "`", "``", "$`", "`$", "$", "\\",
    "\\$",
    "**", "*", "_", "~~", "[", "]", "](", ")", "![", "[^a]", "[^a]: ", "[r]: x\n", "[r]", "<", ">",
    "<!-- ", " -->", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</main>",
    "&#106;",
    "&lt;", "[x](javascript:alert(1))", "[x](JaVa\tScript:alert(1))", "<javascript:alert(1)>",
    "![x](javascript:alert(1).png)", "[x](data:text/html,y)", "[x](vbscript:y)", "[x]( \"t\" )",
    "\" onload=\"alert(1)", "' onclick='y", "{#", "{#fig-a}", "}", "{swift} ", "`{swift} 1`",
    "[](#fig-a)",
    "![](#fig-a)", "[](a.md#x)", "[](#claim-1)", "[!NOTE]", "> [!TIP] 题\n> 文\n", "表：题 {#tbl-a}\n\n",
    "| a | b |\n| --- | :-: |\n| 1 | 2 |\n", "|", "| --- |\n", "//| label: fig-a\n",
    "//| caption: '*x* $`y`$ `{swift} 2`'\n", "//| run: false\n", "let a = 1\n", "\"\"\"\n", "((",
    "[[",
    "<<", "https://例子.中国/a。后", "www.a.b ", "a@b.c ", "中文，标点。", "，", "。", "\u{200B}", "\u{202E}",
    "\u{0000}", "\u{001B}[31m", "\u{FEFF}", "\r\n", "\r", "é", "e\u{301}", "👩‍👩‍👧", "𝒳", "x^2",
    "\\frac{1}{2}",
    "\\href{javascript:alert(1)}{x}", "\\begin{pmatrix}a\\end{pmatrix}", "文字", "word ", "1.5 ",
  ]

  private static let yaml = [
    "\n", " ", "  ", "\t", ": ", ":", "- ", "? ", "[", "]", "{", "}", ",", "&a ", "*a ", "!t ",
    "|\n", ">\n",
    "'", "\"", "#", " # ", "---\n", "...\n", "%", "@", "`", "title", "chapters", "limits", "macros",
    "axes", "imports", "language: zh-CN\n", "limits: {output: 1}\n",
    "macros: {'\\R': '\\mathbb{R}'}\n",
    "axes: [{name: a, colour: 1}]\n", "1e999", "-1", "0x10", ".inf", "true", "null", "～", "：", "中",
    "\u{0000}", "\u{2028}", "\u{FEFF}", "\r\n",
  ]
}
