import BookDocument
import CellRunner
import Foundation
import RunStore
import Subprocess

/// How the chapters of a build run as jobs of Slurm.
package struct SlurmOptions: Sendable {
  /// Options of `sbatch`.
  var sbatch: [String]
  /// Options of the workers.
  var worker: [String]

  package init(sbatch: [String] = [], worker: [String] = []) {
    self.sbatch = sbatch
    self.worker = worker
  }
}

/// Runs the chapters of a build as an array of jobs of Slurm: submits it, waits for its end, and cancels it
/// when the build is stopped or killed.
///
/// The jobs are workers, which leave what chapters give in the cache. What one has said is in a file of the
/// cache's folder, so that its step is known here, and its last words if it leaves nothing.
struct SlurmRun {
  private let book: Book
  /// Where the workers leave what chapters give.
  private let cache: RunCache
  private let options: SlurmOptions
  private let progress: any ProgressListener
  /// What all jobs of this run are called.
  private let name = String(format: "book-%08x", UInt32.random(in: 0...UInt32.max))

  /// Prepares a run of jobs for chapters of a book.
  init(of book: Book, cache: RunCache, _ options: SlurmOptions, progress: any ProgressListener) {
    self.book = book
    self.cache = cache
    self.options = options
    self.progress = progress
  }

  /// Runs the chapters that the cache does not have, and returns when no job is left.
  ///
  /// - Returns: Of the chapters that left nothing, what became of their jobs.
  func run(_ chapters: [Chapter]) async -> [String: [Diagnostic]] {
    let chapters = chapters.filter { $0.needsToRun && !hasResult($0) }
    guard let first = chapters.first else { return [:] }
    let plan = RunPlan(
      chapters.map(\.slug),
      command: [
        BuildProducts.runningExecutable, "run", "--trace", "--book", book.directory, "--cache",
        cache.folder.path,
      ] + options.worker,
      directory: FileManager.default.currentDirectoryPath)
    defer { try? FileManager.default.removeItem(atPath: logs) }
    do {
      try FileManager.default.createDirectory(atPath: logs, withIntermediateDirectories: true)
      let jobGuard = try JobGuard(jobsNamed: name)
      defer { jobGuard.release() }
      try await submit(plan)
      let jobs = await jobsAtEnd(of: plan)
      if Task.isCancelled { await cancel() }
      return await lost(chapters, jobs)
    } catch {
      return chapters.reduce(into: [first.slug: [refusal("\(error)", first)]]) { lost, chapter in
        lost[chapter.slug] = lost[chapter.slug] ?? []
      }
    }
  }

  /// Whether the cache has what a chapter gave, or what is wrong with it.
  private func hasResult(_ chapter: Chapter) -> Bool {
    cache.isComplete(chapter, in: book) || cache.hasFailure(of: chapter, in: book)
  }

  // MARK: - Commands of Slurm

  /// Why a command of Slurm did not do what it should.
  private struct CommandError: Error, CustomStringConvertible {
    let description: String
  }

  private func submit(_ plan: RunPlan) async throws {
    _ = try await answer(
      of: "sbatch", ["--job-name", name, "--output", "\(logs)/%a"] + options.sbatch,
      input: plan.text(as: .slurm))
  }

  private func answer(
    of command: String, _ arguments: [String], input: String = ""
  ) async throws -> String {
    let answer = try await Subprocess.run(
      .name(command), arguments: .init(arguments), input: .string(input),
      output: .string(limit: 1 << 26), error: .string(limit: 1 << 20))
    guard answer.terminationStatus.isSuccess else {
      let words = (answer.standardError ?? "").split(separator: "\n").joined(separator: " ")
      throw CommandError(description: words.isEmpty ? "\(command) failed" : words)
    }
    return answer.standardOutput ?? ""
  }

  /// Ends all jobs, and waits until the queue has none of them.
  private func cancel() async {
    // A task that is being stopped starts no command; this one is not.
    await Task {
      _ = try? await answer(of: "scancel", ["--name", name])
      for _ in 0..<60 {
        let left = try? await answer(of: "squeue", ["--noheader", "--name", name])
        if left?.isEmpty == true { return }
        try? await Task.sleep(for: .milliseconds(500))
      }
    }.value
  }

  // MARK: - Waiting

  /// Waits until no job is left, or the build is being stopped.
  private func jobsAtEnd(of plan: RunPlan) async -> [SlurmJob] {
    let start = ContinuousClock.now
    var jobs: [Int: SlurmJob] = [:]
    var quiet = 0
    while !Task.isCancelled, quiet < 2 {
      // The longer it takes, the less often the queue is asked.
      try? await Task.sleep(
        for: min(.seconds(1) + (ContinuousClock.now - start) / 60, .seconds(5)))
      guard
        let listing = try? await answer(
          of: "squeue",
          ["--noheader", "--array", "--states=all", "--name", name, "--format", SlurmJob.format])
      else { continue }
      let listed = SlurmJob.jobs(in: listing)
      // What has ended long ago is no longer listed.
      quiet = listed.allSatisfy(\.hasEnded) ? quiet + 1 : 0
      for var job in listed where plan.tasks.indices.contains(job.task) {
        job.chapters = plan.tasks[job.task]
        if job.isRunning { job.step = lastWords(of: job.task, lines: 1) }
        jobs[job.task] = job
      }
      progress.jobsChange(jobs.values.sorted { $0.task < $1.task })
    }
    return Array(jobs.values)
  }

  /// The folder of what workers say: all machines see it.
  private var logs: String { "\(cache.folder.path)/slurm-\(name)" }

  private func lastWords(of task: Int, lines: Int) -> String {
    let path = "\(logs)/\(task)"
    let size = FileFingerprint(path: path)?.size ?? 0
    let bytes = FileBytes.read(path, from: max(0, size - 4096)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").suffix(lines)
      .joined(separator: "\n")
  }

  // MARK: - What left nothing

  private func lost(
    _ chapters: [Chapter], _ jobs: [SlurmJob]
  ) async -> [String: [Diagnostic]] {
    var lost = chapters.filter { !hasResult($0) }
    let places = jobs.flatMap { job in job.chapters.map { ($0, job) } }
    let job = Dictionary(places) { first, _ in first }
    // A file that another machine has written may be seen a little later.
    for _ in 0..<30 where lost.contains(where: { job[$0.slug]?.state == "COMPLETED" }) {
      guard !Task.isCancelled else { break }
      try? await Task.sleep(for: .seconds(1))
      lost = lost.filter { !hasResult($0) }
    }
    return Dictionary(
      uniqueKeysWithValues: lost.map { ($0.slug, [loss(of: $0, job[$0.slug])]) })
  }

  private func loss(of chapter: Chapter, _ job: SlurmJob?) -> Diagnostic {
    let state = job.map { "its job ended as \($0.state)" } ?? "its job is not in the queue"
    let node = job.map { $0.node.isEmpty ? "" : " on '\($0.node)'" } ?? ""
    let words = job.map { lastWords(of: $0.task, lines: 5) } ?? ""
    return Diagnostic(
      .chapterLost, at: SourceLocation(path: chapter.path, line: 1),
      "no result came from Slurm: \(state)\(node)",
      rule:
        "a job leaves a chapter's result in the cache '\(cache.folder.path)', which all machines see",
      help: "give the jobs what they need with --sbatch, as in --sbatch '--mem 8G --time 60'",
      notes: words.isEmpty ? [] : [.init("its last words: \(TerminalText.part(words))")])
  }

  private func refusal(_ words: String, _ chapter: Chapter) -> Diagnostic {
    Diagnostic(
      .chapterLost, at: SourceLocation(path: chapter.path, line: 1),
      "no chapter was run: \(TerminalText.part(words))",
      rule: "'--on slurm' needs the commands sbatch, squeue and scancel",
      help: "--sbatch names options that this site wants, such as a partition")
  }
}
