/// The names of elements that pages may have: any other is text that was not escaped.
enum PageElements {
  /// Elements without an end tag in HTML.
  static let void: Set<String> = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"]

  static let known: Set<String> = html.union(svg).union(mathML)

  private static let html: Set<String> = void.union([
    "a", "abbr", "article", "aside", "blockquote", "body", "button", "caption", "code", "col",
    "colgroup", "dd", "del", "details", "dialog", "div", "dl", "dt", "em", "fieldset", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "html", "kbd",
    "label", "legend", "li", "main", "mark", "nav", "ol", "output", "p", "pre", "q", "ruby", "rt",
    "samp", "script", "section", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul", "var",
  ])

  private static let svg: Set<String> = [
    "circle", "defs", "desc", "ellipse", "g", "line", "marker", "path", "pattern", "polygon",
    "polyline", "rect", "svg", "text", "tspan", "title", "use",
  ]

  private static let mathML: Set<String> = [
    "annotation", "math", "menclose", "merror", "mfenced", "mfrac", "mi", "mmultiscripts", "mn",
    "mo", "mover", "mpadded", "mphantom", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle",
    "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover",
    "semantics",
  ]
}
