import BookDocument
import BookLanguage
import TestSupport

@testable import BookRenderers

/// Compares the HTML of a chapter's prose with cmark-gfm's own, rule by rule.
///
/// What a rule adds is taken out of the chapter's HTML and counted; what a rule changes is done to
/// cmark-gfm's HTML by text, in another way than the passes do it. Then both must be equal.
struct RenderingComparison {
  private(set) var counts: [RenderingRule: Int] = [:]
  /// Both texts, if no rule explains how they differ.
  private(set) var difference: String?

  private let language: Language

  init(
    _ markdown: String, in language: Language = .chinese,
    against other: ReferenceRendering? = nil
  ) {
    self.language = language
    let chapter = parse(markdown, in: language).chapter
    let reference = other ?? ReferenceRendering(markdown)
    countPlaces(of: chapter)
    let html = HTMLProse.html(of: chapter, ReferenceFilling(chapter, language.phrases))
    let ours = withoutAdditions(html)
    let unjoined = withRawHTML(reference)
    let theirs = language.phrases.joinsLines ? withJoinedLines(unjoined) : unjoined
    guard ours != theirs else { return }
    // A mark that stays in the text stands between a line's end and a 汉字, so that lines are joined
    // after the marks are gone.
    if language.phrases.joinsLines, Self.mayHaveChineseEmphasis(markdown),
      withJoinedLines(Self.bare(ours)) == withJoinedLines(Self.bare(unjoined))
    {
      count(.emphasis)
    } else {
      difference = "markdown: \(markdown)\nchapter: \(ours)\ncmark-gfm: \(theirs)"
    }
  }

  private mutating func count(_ rule: RenderingRule, _ times: Int = 1) {
    if times > 0 { counts[rule, default: 0] += times }
  }

  private mutating func countPlaces(of chapter: Chapter) {
    count(.cell, chapter.cells.count)
    count(.value, chapter.inlineValues.count)
    count(.formula, chapter.formulas.count)
    count(.reference, chapter.references.count + chapter.embeds.count)
  }

  private mutating func withoutAdditions(_ html: String) -> String {
    var html = html
    func take(_ pattern: Regex<Substring>, _ replacement: String) -> Int {
      let times = html.matches(of: pattern).count
      if times > 0 { html.replace(pattern, with: replacement) }
      return times
    }
    count(
      .headingAnchor,
      take(
        /<a class="anchor" id="[^"]*" href="#[^"]*" aria-label="(?:本节链接|Link to this section)">#<\/a>/,
        ""))
    count(.headerScope, take(/<th scope="col"/, "<th"))
    count(.tableBox, take(/<div class="table-scroll">\n/, ""))
    html.replace("</table>\n</div>\n", with: "</table>\n")
    for cell in ["th", "td"] {
      let opening = "<\(cell) class=\"align-"
      count(.alignment, html.ranges(of: opening).count)
      html.replace(opening, with: "<\(cell) align=\"")
    }
    count(
      .footnoteLabel,
      take(/aria-label="(?:回到正文|Back to the text)"/, "aria-label=\"Back to content\""))
    count(.chapterLink, take(/href="b\.html/, "href=\"b.md"))
    return html
  }

  private mutating func withRawHTML(_ reference: ReferenceRendering) -> String {
    var html = ""
    var rest = reference.html[...]
    for (text, isBlock) in reference.rawHTML {
      guard let omission = rest.firstRange(of: "<!-- raw HTML omitted -->") else { break }
      html += rest[..<omission.lowerBound]
      rest = rest[omission.upperBound...]
      if text.firstRange(of: "<!--") != nil {
        count(.comment)
        let kept = text.replacing(/<!--(?s:.*?)(?:-->|$)/, with: "")
        guard kept.contains(where: { !$0.isWhitespace }) else {
          if isBlock, rest.hasPrefix("\n") { rest = rest.dropFirst() }
          if html.hasSuffix("<li>\n"), rest.hasPrefix("</li>") { html.removeLast() }
          continue
        }
        html += isBlock ? "<pre><code>\(kept.htmlEscaped)</code></pre>" : kept.htmlEscaped
        continue
      }
      count(.rawHTML)
      html += isBlock ? "<pre><code>\(text.htmlEscaped)</code></pre>" : text.htmlEscaped
    }
    // A figure shown again within a sentence is a reference to it; what the page will write for a
    // reference is no 汉字 yet.
    return (html + rest).replacing(/<(?:img src|a href)="(#[^"]*)"(?: alt="" \/>|><\/a>)/) {
      "<a href=\"\($0.1)\">[]</a>"
    }
  }

  /// Joins lines between 汉字, with marks of emphasis, links and code between them.
  private mutating func withJoinedLines(_ html: String) -> String {
    var result = ""
    var rest = html[...]
    // Code blocks keep their lines.
    while let start = rest.firstRange(of: "<pre>") {
      result += joined(String(rest[..<start.lowerBound]))
      let end = rest.firstRange(of: "</pre>")?.upperBound ?? rest.endIndex
      result += rest[start.lowerBound..<end]
      rest = rest[end...]
    }
    return result + joined(String(rest))
  }

  private mutating func joined(_ html: String) -> String {
    let chinese = "[\\p{Han}，。、；：？！（）「」《》]"
    let any = "[\\p{Han}，。、；：？！（）「」《》—“”‘’…]"
    let tags = "(?:</?(?:em|strong|del|code|a)(?: [^>]*)?>)*"
    // One of the two sides must be Chinese for certain.
    return [(chinese, any), (any, chinese)].reduce(html) { html, sides in
      guard
        let pattern = try? Regex("\(sides.0)\(tags)\\n(?=\(tags)\(sides.1))", as: Substring.self)
      else { return html }
      count(.softBreak, html.matches(of: pattern).count)
      return html.replacing(pattern) { $0.output.dropLast() }
    }
  }

  private static func mayHaveChineseEmphasis(_ markdown: String) -> Bool {
    markdown.contains(/[\p{Han}，。、；：？！（）「」《》“”‘’…—·][*~]|[*~][\p{Han}，。、；：？！（）「」《》“”‘’…—·]/)
  }

  /// The HTML without emphasis and its marks.
  private static func bare(_ html: String) -> String {
    html.replacing(/<\/?(?:em|strong|del)>|[*~_]/, with: "")
  }
}
