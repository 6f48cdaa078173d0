import Foundation

/// An element of an array of jobs, as Slurm's queue shows it.
package struct SlurmJob: Sendable, Hashable {
  /// The number of the array that it belongs to.
  package var array: String
  /// Which task of the plan it runs.
  package var task: Int
  /// The chapters of the task.
  package var chapters: [String] = []
  /// The state in Slurm's words, `PENDING` or `OUT_OF_MEMORY`.
  package var state: String
  /// The node that it runs on, or ran on last; empty in the queue.
  package var node: String
  /// Why it waits.
  package var reason: String
  /// What its worker said last.
  package var step = ""

  /// The states from which no job goes on.
  private static let ends: Set = [
    "BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY",
    "PREEMPTED", "TIMEOUT",
  ]

  package var hasEnded: Bool { Self.ends.contains(state) }

  package var isRunning: Bool { ["RUNNING", "COMPLETING"].contains(state) }

  /// What `squeue` is asked for, an element a line.
  static let format = "%F|%K|%T|%N|%r"

  /// The elements that `squeue` has listed; lines that are none are left out.
  static func jobs(in listing: String) -> [SlurmJob] {
    listing.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard parts.count >= 5, let task = Int(parts[1]) else { return nil }
      return SlurmJob(
        array: parts[0], task: task, state: parts[2], node: parts[3], reason: parts[4])
    }
  }

  /// The chapters in a few words.
  package var name: String {
    let more = chapters.count > 3 ? ", …" : ""
    return chapters.prefix(3).joined(separator: ", ") + more
  }
}
