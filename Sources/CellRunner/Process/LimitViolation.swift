import BookDocument

/// Why a running chapter was stopped.
enum LimitViolation: Error, Sendable, Hashable {
  case cellTime(Duration)
  case chapterTime(Duration)
  case memory(Int)
  case output(Int)

  /// The rule and the actual limit, for a message that starts with the cell's name.
  var summary: String {
    switch self {
    case .cellTime(let limit): "was still running after \(Self.seconds(limit))"
    case .chapterTime(let limit): "was running when the chapter had taken \(Self.seconds(limit))"
    case .memory(let limit): "held more than \(limit >> 20) MB of memory"
    case .output(let limit): "wrote more than \(limit >> 20) MB of output"
    }
  }

  var id: DiagnosticID {
    switch self {
    case .cellTime: .cellTimeLimit
    case .chapterTime: .chapterTimeLimit
    case .memory: .memoryLimit
    case .output: .outputLimit
    }
  }

  var rule: String {
    switch self {
    case .cellTime: "a cell has a time limit, which '//| timeout: SECONDS' changes"
    case .chapterTime: "a chapter has a time limit, which grows with its cells' 'timeout'"
    case .memory: "a chapter's process has a memory limit"
    case .output: "a chapter's process has an output limit"
    }
  }

  private static func seconds(_ duration: Duration) -> String {
    let parts = duration.components
    let tenths = parts.seconds * 10 + parts.attoseconds / 100_000_000_000_000_000
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
  }
}
