import BookDocument
import CellRecords

/// Hears what a chapter's process is doing while it runs.
public protocol RunObserver: Sendable {
  /// The cell with this index has started.
  func cellStarts(_ index: Int)
  /// The chapter runs once more, with a mutation set.
  func mutationStarts(_ mutation: Mutation)
  /// The process has ended; this is the most memory that it was seen to hold.
  ///
  /// - Units: bytes.
  func processEnded(peakMemory: Int)
}

/// Hears nothing.
public struct SilentObserver: RunObserver {
  /// Creates it.
  public init() {}
  /// Does nothing.
  public func cellStarts(_ index: Int) {}
  /// Does nothing.
  public func mutationStarts(_ mutation: Mutation) {}
  /// Does nothing.
  public func processEnded(peakMemory: Int) {}
}
