import BookLanguage

/// What references call the headings of a chapter: 6.2 节.
///
/// Sections are numbered below the chapter's number. A heading that starts with a number of its own,
/// `6.1 Teacher Forcing`, keeps it, and the following ones count on from there.
enum SectionNumbers {
  static func names(of headings: [Heading], in chapter: Int, _ phrases: any Phrases) -> [String] {
    var open: [(level: Int, number: String, children: Int)] = [(0, "\(chapter)", 0)]
    return headings.map { heading in
      guard heading.level > 1 else {
        open = [(1, "\(chapter)", 0)]
        return phrases.chapter(chapter)
      }
      while open.count > 1, let last = open.last, last.level >= heading.level { open.removeLast() }
      let parent = open.count - 1
      let number: String
      if let own = ownNumber(of: heading, in: chapter) {
        number = own
        if let count = own.split(separator: ".").last.flatMap({ Int($0) }) {
          open[parent].children = count
        }
      } else {
        open[parent].children += 1
        number = "\(open[parent].number).\(open[parent].children)"
      }
      open.append((heading.level, number, 0))
      return phrases.section(number)
    }
  }

  private static func ownNumber(of heading: Heading, in chapter: Int) -> String? {
    let start = heading.text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let parts = start.split(separator: ".")
    guard parts.count > 1, parts.first.map({ Int($0) }) == chapter else { return nil }
    return parts.joined(separator: ".")
  }
}
