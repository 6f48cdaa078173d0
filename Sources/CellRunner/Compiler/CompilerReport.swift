import BookDocument

/// What the compiler said, sorted into errors of the chapter and everything else.
struct CompilerReport {
  /// Errors and warnings at the chapter's lines, with their notes.
  private(set) var diagnostics: [Diagnostic] = []
  /// Lines about code that no author wrote, or about no code: a failed link, a missing module.
  private(set) var otherErrors: [String] = []
  /// Why the compiler did not come to its end, if it did not.
  private(set) var unfinished: String?
  /// Which line of the program it had come to then, if it said so.
  private(set) var unfinishedLine: Int?
  let succeeded: Bool

  init(_ answer: ChapterCompiler.Answer) {
    switch answer.end {
    case .stopped(let violation):
      self.init(unfinished: "the compiler \(violation.summary)", answer.text)
    case .signalled(let signal):
      self.init(unfinished: "the compiler ended with signal \(signal)", answer.text)
    case .exited(let code): self.init(text: answer.text, succeeded: code == 0)
    }
  }

  /// The report of a link together with what was said about the code before.
  func including(_ earlier: CompilerReport) -> CompilerReport {
    var report = self
    report.diagnostics = earlier.diagnostics + diagnostics
    return report
  }

  init(text: String, succeeded: Bool) {
    self.succeeded = succeeded
    for line in text.split(separator: "\n").map(String.init) {
      if let remark = Remark(line) { add(remark) } else { addUnplaced(line) }
    }
    // What comes after a call that never returns is ours when it is said to lie before it.
    diagnostics.removeAll { remark in
      remark.id == .swiftWarning && remark.message == "will never be executed"
        && remark.notes.contains { $0.location.map { $0 > remark.location } ?? false }
    }
  }

  /// Puts what is said about our lines behind a cell to the next cell's first line: there begins what
  /// will never be executed.
  mutating func placeUnreached(in chapter: Chapter) {
    diagnostics = diagnostics.compactMap { remark in
      guard remark.id == .swiftWarning, remark.message == "will never be executed",
        !chapter.cells.contains(where: { $0.contains(remark.location) }),
        !chapter.inlineValues.contains(where: { $0.location.line == remark.location.line })
      else { return remark }
      guard
        let next = chapter.cells.first(where: {
          $0.isInProgram && $0.location.line > remark.location.line
        })
      else { return nil }
      var moved = remark
      moved.location = next.location
      return moved
    }
  }

  /// What a compiler said that did not come to its end.
  private init(unfinished fact: String, _ text: String) {
    self.init(text: text, succeeded: false)
    unfinished = fact
    // It names what it is at, the widest part first, when a signal asks for it or ends it.
    unfinishedLine =
      text.firstMatch(of: Self.statement).flatMap { Int($0.line) }
      ?? diagnostics.last?.location.line
  }

  nonisolated(unsafe) private static let statement =
    /While .*\/main\.swift:(?<line>\d+):\d+/

  private mutating func add(_ remark: Remark) {
    // A cell's own `#sourceLocation()` makes the following lines those of the program.
    let isGenerated =
      remark.location.path == ProgramAssembler.generatedFile
      || remark.location.path.hasSuffix("/\(Workspace.programName)")
      || remark.message.contains("notebookGenerated")
      || remark.message.contains("-parse-as-library")
    switch remark.kind {
    case "note":
      guard !isGenerated, let last = diagnostics.indices.last else { return }
      // What a macro made lies in a file of the compiler's.
      if diagnostics[last].location.path.contains("@__swiftmacro_") {
        diagnostics[last].location = remark.location
      }
      diagnostics[last].notes.append(.init(remark.message, at: remark.location))
    case "error" where isGenerated:
      otherErrors.append(remark.message)
    case "error":
      diagnostics.append(Diagnostic(.swiftError, at: remark.location, remark.message))
    default:
      guard !isGenerated else { return }
      diagnostics.append(Diagnostic(.swiftWarning, at: remark.location, remark.message))
    }
  }

  private mutating func addUnplaced(_ line: String) {
    if let mark = line.firstRange(of: "error: ") {
      otherErrors.append(String(line[mark.upperBound...]))
    } else if line.contains("undefined reference") || line.contains("undefined symbol") {
      otherErrors.append(line)
    }
  }
}

/// One line `path:line:column: kind: message`.
private struct Remark {
  let location: SourceLocation
  let kind: String
  let message: String

  nonisolated(unsafe) private static let pattern =
    /^(?<path>.+?):(?<line>\d+):(?<column>\d+): (?<kind>error|warning|note): (?<message>.*)$/

  init?(_ line: String) {
    guard let match = line.wholeMatch(of: Self.pattern), let number = Int(match.line),
      let column = Int(match.column)
    else { return nil }
    location = SourceLocation(path: String(match.path), line: number, column: column)
    kind = String(match.kind)
    message = String(match.message)
  }
}
