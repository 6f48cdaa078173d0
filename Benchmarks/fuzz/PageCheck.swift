/// Reads a page as far as it must be right: elements that close in order, and nothing that runs.
struct PageCheck {
  private static let empty: Set = [
    "meta", "link", "br", "hr", "img", "input", "!doctype", "path", "rect", "circle", "line",
  ]

  /// What is wrong with a page's article.
  static func problems(of html: Substring) -> [String] {
    var problems: [String] = []
    var open: [Substring] = []
    var rest = html
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else {
        return problems + ["a tag is never closed"]
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let isEnd = tag.first == "/"
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
      problems += attributeProblems(of: tag)
      if ["script", "iframe", "object", "embed", "base", "form"].contains(name.lowercased()) {
        problems.append("<\(name)> in an article")
      }
      if isEnd {
        guard open.popLast() == name else { return problems + ["</\(name)> closes nothing"] }
      } else if !empty.contains(name.lowercased()), tag.last != "/" {
        open.append(name)
      }
    }
    return open.isEmpty ? problems : problems + ["<\(open.last ?? "")> is never closed"]
  }

  /// Attributes that run something; values are quoted, so that a quote ends them.
  private static func attributeProblems(of tag: Substring) -> [String] {
    let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.enumerated().compactMap { index, part -> String? in
      if index % 2 == 1 {
        let value = part.lowercased().filter { !$0.isWhitespace }
        let runs = ["javascript:", "vbscript:", "data:text"].contains(where: value.hasPrefix)
        let isAddress = parts[index - 1].hasSuffix("href=") || parts[index - 1].hasSuffix("src=")
        return runs && isAddress ? "the address '\(part)'" : nil
      }
      let name = part.split(separator: " ").last ?? ""
      return name.lowercased().hasPrefix("on") && name.hasSuffix("=")
        ? "the attribute '\(name)'" : nil
    }
  }
}
