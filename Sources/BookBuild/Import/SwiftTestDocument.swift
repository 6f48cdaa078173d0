import BookDocument

/// A document of The Swift Programming Language with its tests as cells.
struct SwiftTestDocument {
  /// The text of a chapter.
  private(set) var text: String
  /// How many programs its tests make.
  private(set) var groupCount: Int
  private(set) var cellCount = 0

  private var output: [String] = []
  /// Where in the output the listing starts that the next comment may test, and what is before it on each
  /// of its lines: a list's indentation, a quote's marks.
  private var listing: (start: Int, margin: Substring)?

  init(_ source: String) {
    text = ""
    groupCount = 0
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var groups: Set<String> = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      let margin = line.prefix { " >".contains($0) }
      let rest = line.dropFirst(margin.count)
      if rest.hasPrefix("```") {
        let end = Self.end(of: "```", in: lines, from: index + 1)
        closeListing()
        if rest.hasPrefix("```swift") { listing = (output.count, margin) }
        output += lines[index...end]
        index = end + 1
      } else if rest.hasPrefix("<!--"),
        let end = lines[index...].firstIndex(where: { $0.contains("-->") })
      {
        let tests = Self.tests(in: lines[index...end])
        groups.formUnion(tests.map(\.group))
        if tests.isEmpty { output += lines[index...end] } else { append(tests) }
        index = end + 1
      } else {
        if !rest.isEmpty { closeListing() }
        output.append(line)
        index += 1
      }
    }
    closeListing()
    text = output.joined(separator: "\n")
    groupCount = groups.count
  }

  private static func end(of fence: String, in lines: [String], from start: Int) -> Int {
    lines[min(start, lines.count)...].firstIndex {
      $0.drop { " >".contains($0) }.hasPrefix(fence)
    }
      ?? lines.count - 1
  }

  /// The tests of a comment take the place of the listing above it.
  private mutating func append(_ tests: [SwiftTest]) {
    for (place, test) in tests.enumerated() {
      cellCount += 1
      guard place == 0, let (start, margin) = listing else {
        output += (output.last?.isEmpty == true ? [] : [""]) + test.cell(isShown: false)
        continue
      }
      output.removeSubrange(start...)
      output += test.cell(isShown: true).map { margin + $0 }
    }
    listing = nil
  }

  /// A listing that nothing tests is only shown.
  private mutating func closeListing() {
    guard let (start, margin) = listing else { return }
    output[start] = margin + "```swift ignore"
    listing = nil
  }

  /// The tests in the lines of a comment: a name, and the blocks that follow it.
  private static func tests(in lines: ArraySlice<String>) -> [SwiftTest] {
    var tests: [SwiftTest] = []
    var groups: [String] = []
    var isInNames = false
    var index = lines.startIndex
    while index < lines.endIndex {
      let line = lines[index]
      if let match = line.firstMatch(of: /^\s*- test: `(?<name>[^`]+)`/) {
        if !isInNames { groups = [] }
        isInNames = true
        groups += match.name.split(separator: ",").map { $0.trimming() }
      } else if let margin = line.firstRange(of: "```swifttest") {
        isInNames = false
        let indentation = line[..<margin.lowerBound].count
        let end = lines[(index + 1)...].firstIndex { $0.trimming() == "```" } ?? lines.endIndex
        let block = lines[(index + 1)..<end].map { line in
          String(line.dropFirst(min(indentation, line.prefix { $0 == " " }.count)))
        }
        // What several programs begin with belongs to each.
        tests += groups.map { SwiftTest(block, group: $0) }
        index = end
        if end == lines.endIndex { break }
      }
      index += 1
    }
    return tests
  }
}
