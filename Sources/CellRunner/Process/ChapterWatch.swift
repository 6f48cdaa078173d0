import BookDocument
import CProcess
import CellRecords
import Foundation
import RunStore

/// Watches a running chapter: which cell it is in, how long, and what it takes.
final class ChapterWatch {
  /// How many bytes of records are read in one look.
  private static let mostAtOnce = 4 << 20

  private let chapter: Chapter
  private let limits: RunLimits
  private let workspace: Workspace
  private let observer: any RunObserver
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var reader: RecordReader
  private var readBytes = 0
  private var cell: Int?
  private var cellStart: ContinuousClock.Instant
  private var memory = FamilyMemory()
  private var files: FolderSize
  private var limitsFiles = false
  private(set) var peakMemory = 0
  /// The cells that have started, each with what had been printed and recorded by then.
  ///
  /// - Units: bytes.
  private var starts: [(cell: Int, written: Int)] = []

  init(
    _ chapter: Chapter, limits: RunLimits, workspace: Workspace, nonce: String,
    observer: any RunObserver
  ) {
    self.chapter = chapter
    self.limits = limits
    self.workspace = workspace
    self.observer = observer
    reader = RecordReader(nonce: nonce)
    start = clock.now
    cellStart = start
    files = FolderSize(workspace.runDirectory)
  }

  /// Reads what the process wrote last, for those who hear of it.
  func finish() { readRecords() }

  /// The cell that a violation is about: the one that was running, or that wrote what was too much.
  ///
  /// It is asked for at once: the signal that asks for a backtrace can end a call, and the chapter goes on.
  func cell(of violation: LimitViolation) -> Int? {
    guard case .output(let limit) = violation else { return cell }
    let next = starts.firstIndex { $0.written > limit } ?? starts.endIndex
    let isLast = next == starts.endIndex
    // Nobody knows when what is on standard error was written.
    if isLast, workspace.size(of: workspace.errorPath) > limit / 2 { return nil }
    return starts[..<next].last?.cell
  }

  /// Looks once.
  ///
  /// - Throws: `LimitViolation` if the process takes more than it may.
  func look(_ family: ProcessFamily) throws {
    if !limitsFiles {
      limitsFiles = true
      // What cannot be held in memory is not to be put on the disk either.
      _ = process_limit_files(family.leader, UInt64(limits.memory))
    }
    readRecords()
    let now = clock.now
    if now - cellStart > cellLimit { throw LimitViolation.cellTime(cellLimit) }
    if now - start > chapterLimit { throw LimitViolation.chapterTime(chapterLimit) }
    try checkOutput()
    let held = memory.held(by: family)
    peakMemory = max(peakMemory, held)
    if held > limits.memory { throw LimitViolation.memory(limits.memory) }
    if files.growth() > limits.memory { throw LimitViolation.files(limits.memory) }
  }

  /// Looks at what was written last: a process may have ended since.
  ///
  /// - Throws: `LimitViolation` if it was more than it may be, whether printed or displayed.
  func checkOutput() throws {
    let written = [workspace.outputPath, workspace.errorPath, workspace.recordsPath]
      .reduce(0) { $0 + workspace.size(of: $1) }
    if written > limits.output { throw LimitViolation.output(limits.output) }
  }

  private var cellLimit: Duration {
    cell.flatMap { chapter.cells[$0].options.timeout } ?? limits.cell
  }

  /// The chapter's limit grows by what its cells ask for beyond the usual.
  private var chapterLimit: Duration {
    chapter.cells.reduce(limits.chapter) { total, cell in
      total + max(.zero, (cell.options.timeout ?? limits.cell) - limits.cell)
    }
  }

  private func readRecords() {
    // Whoever writes more at once is over the limit, which is looked at next.
    let more = FileBytes.read(
      workspace.recordsPath, from: readBytes, limit: Self.mostAtOnce)
    guard let more, !more.isEmpty else { return }
    readBytes += more.count
    reader.append(more)
    while let entry = reader.next() {
      guard case .cellStarts(let index) = entry.record, chapter.cells.indices.contains(index) else {
        continue
      }
      cell = index
      cellStart = clock.now
      starts.append((index, entry.outputOffset + readBytes - reader.unreadCount))
      observer.cellStarts(index)
    }
  }
}
