import BookDocument
import CellRecords
import Foundation

/// Why a chapter's process did not come to its end, at the line that was running.
struct ChapterError: Error {
  let diagnostic: Diagnostic
  /// The runtime's own words, if it had any.
  let reason: String?

  init(
    _ remains: ChapterProcess.Remains, of chapter: Chapter, running: Int?,
    recordError: RecordError?
  ) {
    let isStopped = if case .stopped = remains.end { true } else { false }
    let cell = (isStopped ? remains.stoppedCell : running).map { chapter.cells[$0] }
    let start = cell?.location ?? SourceLocation(path: chapter.path, line: 1)
    let name = cell.map { "cell '\($0.name)'" } ?? "the chapter"
    // A cell can write lines that look like the runtime's: places that no code has are not believed.
    let frames = Self.frames(in: remains.errorText, path: chapter.path)
      .filter { frame in
        chapter.cells.contains { $0.contains(frame) } || chapter.hasValue(at: frame)
      }
    // By then a chapter that met a limit may have gone on into the next cell.
    let isElsewhere = isStopped && !frames.contains { frame in cell?.contains(frame) ?? true }
    let place = isElsewhere ? start : frames.first ?? start
    let callers = isElsewhere ? [] : Self.callers(frames.dropFirst())
    reason =
      Self.runtimeMessage(in: remains.errorText)
      ?? (remains.end == .signalled(SIGSEGV) && Self.isRepeating(frames)
        ? "it ran out of stack: calls within calls without an end" : nil)
      ?? (remains.end == .signalled(SIGXFSZ)
        ? "it wrote a file larger than the memory that it may hold" : nil)
    switch remains.end {
    case .stopped(let violation):
      diagnostic = Diagnostic(
        violation.id, at: place, "\(name) \(violation.summary)", rule: violation.rule,
        notes: callers)
    case .exited where recordError?.version != nil:
      diagnostic = Diagnostic(
        .recordFormatMismatch, at: SourceLocation(path: chapter.path, line: 1),
        "the library writes records of format \(recordError?.version ?? 0),"
          + " and build-book reads format \(RecordFormat.version)",
        rule: "cells and build-book come from the same build",
        help: "run 'swift build' again, and then this command")
    case .exited(0) where remains.hasLostOutput:
      diagnostic = Diagnostic(
        .channelMisused, at: SourceLocation(path: chapter.path, line: 1),
        "the chapter put something else in the place of the file that holds what it prints",
        rule: "what a chapter prints and displays goes into files beside its folder",
        help: "write into files of the folder that the chapter runs in")
    case .exited(let code):
      let channelWasTouched = recordError != nil || code == 0 && running == nil
      diagnostic = Diagnostic(
        channelWasTouched ? .channelMisused : .cellExited,
        at: channelWasTouched ? place : cell?.lineThatExits ?? place,
        channelWasTouched
          ? "\(name) wrote into the channel between the chapter and the build, or closed it"
          : "\(name) ended the process with exit code \(code)"
            + (code == 0 ? ", or closed the channel to the build" : ""),
        rule: "a chapter runs to its last line, and only 'display' speaks to the build")
    case .signalled(let signal):
      diagnostic = Diagnostic(
        .cellTrapped, at: frames.isEmpty ? cell?.lineThatExits ?? place : place,
        reason.map { "\(name) stopped: \($0)" } ?? "\(name) was ended by signal \(signal)",
        rule: reason == nil ? Self.rule(ofSignal: signal) : nil, notes: callers)
    }
  }

  private static func rule(ofSignal signal: Int32) -> String? {
    guard signal == SIGILL || signal == SIGTRAP else { return nil }
    return "Swift stops so, without a word, at an overflow and at what it takes for unreachable"
  }

  /// The calls, innermost first; of a call that repeats, one and how often.
  private static func callers(_ frames: ArraySlice<SourceLocation>) -> [Diagnostic.Note] {
    var counts: [(place: SourceLocation, count: Int)] = []
    for frame in frames {
      if let known = counts.suffix(4).firstIndex(where: { $0.place == frame }) {
        counts[known].count += 1
      } else {
        counts.append((frame, 1))
      }
    }
    return counts.prefix(20).map { place, count in
      .init(count == 1 ? "called from here" : "called from here, \(count) times", at: place)
    }
  }

  /// Whether calls come back as they do until the stack ends.
  private static func isRepeating(_ frames: [SourceLocation]) -> Bool {
    Dictionary(grouping: frames) { $0 }.values.contains { $0.count >= 10 }
  }

  /// The runtime's own words: `Fatal error: Index out of range`.
  private static func runtimeMessage(in text: String) -> String? {
    // What a cell writes itself comes before, and the backtrace with lines of its code after.
    let lines = text.split(separator: "\n")
    let end = lines.firstIndex { $0.contains("Program crashed") } ?? lines.endIndex
    for line in lines[..<end].reversed() {
      for mark in ["Fatal error", "Precondition failed", "Assertion failed"] {
        if let range = line.firstRange(of: "\(mark)") { return String(line[range.lowerBound...]) }
      }
    }
    return nil
  }

  /// The places in the chapter that the backtrace names, innermost first; a path without a
  /// folder comes out absolute.
  private static func frames(in text: String, path: String) -> [SourceLocation] {
    text.split(separator: "\n").compactMap { line in
      guard let place = line.firstRange(of: " at "),
        let range = line[place.upperBound...].firstRange(of: "\(path):"),
        line[..<range.lowerBound].hasSuffix(" at ") || line[..<range.lowerBound].hasSuffix("/")
      else { return nil }
      let numbers = line[range.upperBound...].split(separator: ":").compactMap { Int($0) }
      guard let line = numbers.first else { return nil }
      return SourceLocation(path: path, line: line, column: numbers.dropFirst().first ?? 1)
    }
  }
}

extension Chapter {
  fileprivate func hasValue(at place: SourceLocation) -> Bool {
    inlineValues.contains { $0.location.line == place.line }
  }
}

extension Cell {
  /// The first line that ends the process by a call, if the cell has one.
  fileprivate var lineThatExits: SourceLocation? {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() {
      guard let call = line.firstMatch(of: /\b_?(?:exit|quick_exit|_Exit|abort|raise|kill)\s*\(/)
      else { continue }
      return location(line: offset + 1, column: line[..<call.range.lowerBound].utf8.count + 1)
    }
    return nil
  }
}

extension RecordError {
  /// The other version that wrote the records; nil if that is not what is wrong.
  fileprivate var version: Int? {
    if case .version(let version) = self { version } else { nil }
  }
}

/// Why a running chapter was stopped.
enum LimitViolation: Error, Sendable, Hashable {
  case cellTime(Duration)
  case chapterTime(Duration)
  case compilerTime(Duration)
  case compilerMessages(Int)
  case memory(Int)
  case files(Int)
  case output(Int)

  /// The rule and the actual limit, for a message that starts with the cell's name.
  var summary: String {
    switch self {
    case .cellTime(let limit): "was still running after \(Self.seconds(limit))"
    case .chapterTime(let limit): "was running when the chapter had taken \(Self.seconds(limit))"
    case .compilerTime(let limit): "was still busy after \(Self.seconds(limit))"
    case .compilerMessages(let limit): "had more than \(limit >> 20) MB of messages to write"
    case .memory(let limit): "held more than \(limit >> 20) MB of memory"
    case .files(let limit): "wrote files of more than \(limit >> 20) MB together"
    case .output(let limit): "wrote more than \(limit >> 20) MB of output"
    }
  }

  var id: DiagnosticID {
    switch self {
    case .cellTime: .cellTimeLimit
    case .chapterTime, .compilerTime: .chapterTimeLimit
    case .compilerMessages: .outputLimit
    case .memory, .files: .memoryLimit
    case .output: .outputLimit
    }
  }

  var rule: String {
    switch self {
    case .cellTime: "a cell has a time limit, which '//| timeout: SECONDS' changes"
    case .chapterTime: "a chapter has a time limit, which grows with its cells' 'timeout'"
    case .compilerTime: "a program is compiled within two minutes, or the chapter's limit"
    case .compilerMessages: "a program is compiled with few warnings, or on short lines"
    case .memory:
      "a chapter's process has a memory limit, which 'limits: {memory: MB}' in book.yml changes"
    case .files:
      "the memory limit, which 'limits: {memory: MB}' in book.yml changes, is that of files too"
    case .output:
      "what a chapter prints and displays has a limit, which 'limits: {output: MB}' in book.yml changes"
    }
  }

  private static func seconds(_ duration: Duration) -> String {
    let parts = duration.components
    let tenths = parts.seconds * 10 + parts.attoseconds / 100_000_000_000_000_000
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
  }
}
