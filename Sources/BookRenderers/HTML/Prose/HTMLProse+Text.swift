import BookDocument
import BookLanguage

extension HTMLProse {
  mutating func write(_ line: [Inline]) {
    var isKept = false
    for (place, inline) in line.enumerated() {
      let isFollowedByMark = place + 1 < line.count && Self.isMark(line[place + 1])
      if isFollowedByMark, case .text(let text) = inline.content, text.last?.isWhitespace == false {
        writer.text(String(text.dropLast()))
        writer.write("<span class=\"kept\">")
        writer.text(String(text.suffix(1)))
        isKept = true
      } else {
        write(inline)
        guard isKept, !isFollowedByMark else { continue }
        writer.write("</span>")
        isKept = false
      }
    }
  }

  /// Whether a line must not begin with it: a mark that is a button can wrap where a letter could not.
  private static func isMark(_ inline: Inline) -> Bool {
    if case .citation = inline.content { true } else { false }
  }

  private mutating func write(_ inline: Inline) {
    switch inline.content {
    case .text(let text), .html(let text): writer.text(text)
    case .code(let text): writer.write("<code>\(text.htmlEscaped)</code>")
    case .emphasis(let inner): write(inner, in: "em")
    case .strong(let inner): write(inner, in: "strong")
    case .strikethrough(let inner): write(inner, in: "del")
    case .link(let link, let inner):
      writer.write("<a href=\"\(address(filling.href(link)))\"\(title(link.title))>")
      write(inner)
      writer.write("</a>")
    case .image(let image):
      writer.write("<img src=\"\(address(filling.source(image)))\" alt=\"")
      writer.text(image.alternative.alternativeText)
      writer.write("\"\(title(image.title)) />")
    case .value(let index): writer.write(filling.value(index))
    case .formula(let formula): writer.write(filling.formula(formula))
    case .reference(let reference): writer.write(filling.reference(reference))
    case .citation(let citation): writer.write(filling.citation(citation))
    case .proofReference(let found): writer.write(filling.proofReference(found))
    case .footnote(let mark): write(mark)
    case .softBreak(let isSpace): writer.write(isSpace ? "\n" : "")
    case .lineBreak: writer.write("<br />\n")
    }
  }

  private mutating func write(_ inner: [Inline], in element: String) {
    writer.write("<\(element)>")
    write(inner)
    writer.write("</\(element)>")
  }

  private func address(_ address: String) -> String {
    Href.isDangerous(address) ? "" : Href.escaped(address)
  }

  private func title(_ title: String) -> String {
    title.isEmpty ? "" : " title=\"\(title.htmlEscaped)\""
  }

  private mutating func write(_ mark: Footnote.Mark) {
    let name = Href.escaped(mark.name)
    let place = mark.occurrence == 1 ? name : "\(name)-\(mark.occurrence)"
    writer.write(
      "<sup class=\"footnote-ref\"><a href=\"#\(filling.id("fn-" + name))\""
        + " id=\"\(filling.id("fnref-" + place))\" data-footnote-ref>\(mark.number)</a></sup>")
    guard mark.occurrence == 1, !isInTable, footnotes.indices.contains(mark.number - 1) else {
      return
    }
    let note = Self.marginNote(of: footnotes[mark.number - 1], number: mark.number, filling)
    writer.write(note ?? "")
  }
}
