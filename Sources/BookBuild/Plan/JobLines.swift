/// What a terminal shows of jobs that run chapters on other machines.
enum JobLines {
  /// As many running jobs have a line each.
  private static let most = 16

  /// A line for each job that runs, with cell and node, and one for all of them.
  static func live(_ jobs: [SlurmJob]) -> [String] {
    guard let first = jobs.first, !jobs.allSatisfy(\.hasEnded) else { return [] }
    let running = jobs.filter(\.isRunning)
    let waiting = jobs.filter { !$0.isRunning && !$0.hasEnded }
    let reasons = Set(waiting.map(\.reason)).subtracting(["None", ""]).sorted()
    let why = reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))"
    return running.prefix(most).map { job in
      "\(job.step.isEmpty ? "\(job.name): starting" : job.step), on \(job.node)"
    } + [
      "Slurm job \(first.array): \(running.count) running, \(waiting.count) waiting\(why), "
        + "\(jobs.count(where: \.hasEnded)) ended"
    ]
  }

  /// A line for each job that has ended since, or that has begun on a node.
  static func changes(from old: [SlurmJob], to new: [SlurmJob], withStarts: Bool) -> [String] {
    let states = Dictionary(old.map { ($0.task, $0) }) { first, _ in first }
    return new.filter { job in
      let before = states[job.task]
      if job.hasEnded { return before?.state != job.state }
      return withStarts && job.state == "RUNNING"
        && (before?.state != job.state || before?.node != job.node)
    }.map { job in
      let state = job.state.lowercased().replacing("_", with: " ")
      return "\(job.name): \(state)" + (job.node.isEmpty ? "" : " on \(job.node)")
    }
  }
}
