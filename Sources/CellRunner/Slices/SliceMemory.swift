import BookDocument
import CellRecords
import RunStore
import Synchronization

/// What a preview knows of its chapters: the last whole run of each, and what a slice gave since.
///
/// After an edit only the slice of the touched cells runs at first; the whole run that follows confirms
/// it. Where the two differ, the search for slices was wrong, and that chapter is not sliced again.
package final class SliceMemory: Sendable {
  private struct RememberedChapter {
    /// The chapter's code, and what each part of it rests on.
    var code: [String]
    var hashes: SliceHashes
    /// What decides about a run besides the chapter's code.
    var parts: [KeyPart]
    var run: ChapterRun
    /// What a slice gave that no whole run has confirmed yet, and the code of which it was a slice.
    var unconfirmed: (code: [String], run: ChapterRun)?
    var isConfirmed = false
  }

  private struct State {
    var entries: [String: RememberedChapter] = [:]
    var barred: Set<String> = []
  }

  private let state = Mutex(State())

  /// Creates a memory of nothing.
  package init() {}

  /// The chapters that show what a slice gave, and those whose last slice was confirmed.
  package var slugs: (unconfirmed: Set<String>, confirmed: Set<String>) {
    state.withLock { state in
      (
        Set(state.entries.filter { $0.value.unconfirmed != nil }.keys),
        Set(state.entries.filter { $0.value.isConfirmed }.keys)
      )
    }
  }

  /// The last whole run of a chapter with the same compiler, modules and settings; nil if there is none or
  /// the chapter must not be sliced.
  func lastRun(of slug: String, parts: [KeyPart]) -> (hashes: SliceHashes, run: ChapterRun)? {
    state.withLock { state in
      guard !state.barred.contains(slug), let entry = state.entries[slug], entry.parts == parts
      else { return nil }
      return (entry.hashes, entry.run)
    }
  }

  /// Keeps what a slice gave until a whole run confirms it.
  func note(_ sliced: ChapterRun, of chapter: Chapter) {
    state.withLock { state in
      state.entries[chapter.slug]?.unconfirmed = (chapter.code, sliced)
      state.entries[chapter.slug]?.isConfirmed = false
    }
  }

  /// Takes over a whole run.
  ///
  /// - Returns: A warning for each cell and value of which a slice gave something else.
  func confirm(_ run: ChapterRun, of program: ChapterProgram, parts: [KeyPart]) -> [Diagnostic] {
    let chapter = program.chapter
    let code = chapter.code
    let known = state.withLock { $0.entries[chapter.slug] }
    let hashes = known?.code == code ? known?.hashes : nil
    let newHashes = hashes ?? CellSlices(of: program).hashes
    return state.withLock { state in
      // The author may have gone on before it could be confirmed.
      let sliced = state.entries[chapter.slug]?.unconfirmed
        .flatMap { $0.code == code ? $0.run : nil }
      let differences = sliced.map { Self.differences(between: $0, and: run, in: chapter) } ?? []
      if !differences.isEmpty { state.barred.insert(chapter.slug) }
      let wasSliced = sliced != nil || state.entries[chapter.slug]?.isConfirmed == true
      state.entries[chapter.slug] = RememberedChapter(
        code: code, hashes: newHashes, parts: parts, run: run, isConfirmed: wasSliced)
      return differences
    }
  }

  private static func differences(
    between sliced: ChapterRun, and whole: ChapterRun, in chapter: Chapter
  ) -> [Diagnostic] {
    let cells = chapter.cells.compactMap { cell in
      difference(sliced.outputs[cell.index], whole.outputs[cell.index]).map {
        diagnostic("cell '\(cell.name)'", at: cell.location, $0)
      }
    }
    let values = chapter.inlineValues.compactMap { value in
      difference([.value(sliced.values[value.index])], [.value(whole.values[value.index])]).map {
        diagnostic("the value '\(value.expression)'", at: value.location, $0)
      }
    }
    return cells + values
  }

  /// The first two outputs that differ, as text; nil if all agree.
  private static func difference(
    _ sliced: [CellOutput], _ whole: [CellOutput]
  ) -> (sliced: String, whole: String)? {
    guard sliced != whole else { return nil }
    let longest = max(sliced.count, whole.count)
    for index in 0..<longest {
      let pair = [sliced, whole].map { $0.indices.contains(index) ? $0[index] : nil }
      // What is not a number is not equal to itself.
      guard pair[0] != pair[1], "\(pair[0] as Any)" != "\(pair[1] as Any)" else { continue }
      return (pair[0]?.standaloneText ?? "nothing", pair[1]?.standaloneText ?? "nothing")
    }
    return nil
  }

  private static func diagnostic(
    _ name: String, at place: SourceLocation, _ difference: (sliced: String, whole: String)
  ) -> Diagnostic {
    func shortened(_ text: String) -> String {
      String(text.split(separator: "\n").joined(separator: " ").prefix(200))
    }
    return Diagnostic(
      .sliceDiffers, at: place,
      "\(name) gave '\(shortened(difference.sliced))' when it ran with what it seems to need,"
        + " and gives '\(shortened(difference.whole))' in the whole chapter",
      rule: "what changes a value names it, or a name that it was made from",
      help: "add the verb of the hidden change to 'mutatingVerbs:' in book.yml;"
        + " until the preview starts again it runs this chapter whole")
  }
}

extension Chapter {
  fileprivate var code: [String] { cells.map(\.code) + inlineValues.map(\.expression) }
}
