import BookDocument
import CellRecords
import CellRunner
import Synchronization

/// Passes what one chapter's process does to the build's listener, and keeps what it took.
final class ChapterObserver: RunObserver {
  private let chapter: Chapter
  private let progress: any ProgressListener
  private let peak = Mutex(0)

  init(_ chapter: Chapter, progress: any ProgressListener) {
    self.chapter = chapter
    self.progress = progress
  }

  var peakMemory: Int { peak.withLock { $0 } }

  func cellStarts(_ index: Int) { progress.cellStarts(index, of: chapter) }

  func mutationStarts(_ mutation: Mutation) { progress.mutationStarts(mutation, of: chapter) }

  func processEnded(peakMemory: Int) { peak.withLock { $0 = max($0, peakMemory) } }
}
