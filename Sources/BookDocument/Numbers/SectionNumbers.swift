import CellRecords

/// How references call the headings of a chapter: 第 6 章, 6.2 节.
///
/// A heading has the number that its text starts with, `6.2 举例说明`. Others are counted within the
/// heading above: the second one under 6.2 is 6.2.2.
enum SectionNumbers {
  /// The names of the chapter's headings in order.
  static func names(of chapter: Chapter) -> [String] {
    var open: [(level: Int, number: String, children: Int)] = [(0, "\(chapter.number)", 0)]
    return chapter.headings.map { heading in
      guard heading.level > 1 else {
        open = [(1, "\(chapter.number)", 0)]
        return name(of: chapter)
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
      return "\(number) 节"
    }
  }

  /// How references call the whole chapter.
  static func name(of chapter: Chapter) -> String { "第 \(chapter.number) 章" }

  /// The number at the start of a heading's text: 3.5 in chapter 6 is no number of a section.
  private static func ownNumber(of heading: Heading, in chapter: Chapter) -> String? {
    let start = heading.text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let parts = start.split(separator: ".")
    guard parts.count > 1, parts.first.map({ Int($0) }) == chapter.number else { return nil }
    return parts.joined(separator: ".")
  }
}
