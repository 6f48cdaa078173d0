import BookDocument
import CellRecords
import CellRunner

/// Hears what a build is doing.
package protocol ProgressListener: Sendable {
  /// A chapter is being compiled and then run.
  func chapterStarts(_ chapter: Chapter)
  /// A chapter's process has come to a cell.
  func cellStarts(_ index: Int, of chapter: Chapter)
  /// A chapter runs once more, with a mutation set.
  func mutationStarts(_ mutation: Mutation, of chapter: Chapter)
  /// A chapter has ended.
  func chapterEnds(_ chapter: Chapter, _ outcome: TimedOutcome)
  /// What is known of the jobs that run chapters on other machines.
  func jobsChange(_ jobs: [SlurmJob])
}

extension ProgressListener {
  /// Does nothing: most builds have no jobs.
  package func jobsChange(_ jobs: [SlurmJob]) {}
}

/// Hears nothing, for tests.
package struct SilentProgress: ProgressListener {
  /// Creates it.
  package init() {}
  /// Does nothing.
  package func chapterStarts(_ chapter: Chapter) {}
  /// Does nothing.
  package func cellStarts(_ index: Int, of chapter: Chapter) {}
  /// Does nothing.
  package func mutationStarts(_ mutation: Mutation, of chapter: Chapter) {}
  /// Does nothing.
  package func chapterEnds(_ chapter: Chapter, _ outcome: TimedOutcome) {}
}
