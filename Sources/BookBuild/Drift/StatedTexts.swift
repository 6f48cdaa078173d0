import BookDocument
import CellRunner

/// What chapters state about their cells, `// Prints "…"`, `// → …` and `output` blocks, brought in line with
/// what the cells give.
package struct StatedTexts: Sendable {
  private let options: BookBuilder.Options
  private let runner: ChapterRunner
  private let progress: any ProgressListener

  package init(
    _ options: BookBuilder.Options, runner: ChapterRunner, progress: any ProgressListener
  ) {
    self.options = options
    self.runner = runner
    self.progress = progress
  }

  /// Builds the book aside, and rewrites in its chapters what differs.
  ///
  /// - Returns: How many statements were rewritten in each file, and the errors of writing them.
  package func update() async -> (
    rewritten: [(path: String, count: Int)], diagnostics: [Diagnostic]
  ) {
    let workspace = try? Workspace()
    defer { workspace?.remove() }
    var aside = options
    aside.outputDirectory = (workspace?.directory ?? "/nonexistent") + "/output"
    var runner = runner
    // A mistake in one cell does not hide what the others give.
    runner.keepsGoing = true
    let report = await BookBuilder(aside, runner: runner, progress: progress).build()
    let wrong = report.diagnostics.filter { $0.id == .outputDiffers }.compactMap(\.replacement)
    var rewritten: [(path: String, count: Int)] = []
    var diagnostics: [Diagnostic] = []
    for (path, replacements) in Dictionary(grouping: wrong, by: \.range.path).sorted(by: {
      $0.key < $1.key
    }) {
      do throws(FileError) {
        let text = try TextFile.read(path)
        try TextFile.write(Self.applying(replacements, to: text), to: path)
        rewritten.append((path, replacements.count))
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    return (rewritten, diagnostics)
  }

  /// A text with its replacements; their further lines begin as the line of the first does.
  static func applying(_ replacements: [Diagnostic.Replacement], to text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      Array($0.utf8)
    }
    // From the end, so that the places before stay what they are.
    for replacement in replacements.sorted(by: { $0.range.start > $1.range.start }) {
      let (first, last) = (replacement.range.start.line - 1, replacement.range.endLine - 1)
      guard lines.indices.contains(first), lines.indices.contains(last), first <= last else {
        continue
      }
      let before = lines[first].prefix(replacement.range.start.column - 1)
      let after = lines[last].dropFirst(replacement.range.endColumn - 1)
      let margin = before.map { " \t>".utf8.contains($0) ? $0 : UInt8(ascii: " ") }
      let new = replacement.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated().map { ($0.offset == 0 ? Array(before) : margin) + Array($0.element.utf8) }
      lines.replaceSubrange(first...last, with: new)
      lines[first + new.count - 1] += after
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}
