import BookDocument
import Foundation
import RunStore

/// The chapters whose results a build would miss, as tasks for workers.
package struct RunPlan: Sendable {
  /// What carries the tasks out.
  package enum Format: String, Sendable, CaseIterable {
    /// A script for `sbatch`, an array with an element for each task.
    case slurm
    /// A makefile with a target for each task.
    case make
    /// Data for everything else.
    case json
  }

  /// How many elements an array of Slurm has at most, unless its site says otherwise.
  private static let mostTasks = 1000

  /// The command that runs the chapters whose names follow it.
  let command: [String]
  /// The folder that the command's paths start from.
  let directory: String
  /// The chapters of each task.
  package let tasks: [[String]]

  /// A plan for some chapters.
  ///
  /// - Parameters:
  ///   - chapters: The names of the chapters.
  ///   - command: The command that runs the chapters whose names follow it.
  ///   - directory: The folder that the command's paths start from.
  ///   - size: How many chapters a task has; nil for one, or as many as an array of Slurm asks for.
  package init(
    _ chapters: [String], command: [String], directory: String, chaptersPerTask size: Int? = nil
  ) {
    self.command = command
    self.directory = directory
    let size = size ?? max(1, (chapters.count + Self.mostTasks - 1) / Self.mostTasks)
    precondition(size >= 1, "a task has a chapter at least, not \(size)")
    tasks = stride(from: 0, to: chapters.count, by: size).map {
      Array(chapters[$0..<min($0 + size, chapters.count)])
    }
  }

  /// The plan as a file.
  package func text(as format: Format) -> String {
    switch format {
    case .slurm: slurmScript
    case .make: makefile
    case .json: json
    }
  }
}

// MARK: - Formats

extension RunPlan {
  private var slurmScript: String {
    guard !tasks.isEmpty else { return "#!/bin/bash\n# No chapter's result is missing.\n" }
    let cases = tasks.enumerated().map { number, chapters in
      "  \(number)) set -- \(Self.quoted(chapters)) ;;"
    }
    return """
      #!/bin/bash
      #SBATCH --job-name=book
      #SBATCH --array=0-\(tasks.count - 1)
      #SBATCH --ntasks=1
      #SBATCH --requeue
      #SBATCH --open-mode=append
      # Send it off with 'sbatch'; partition, memory and time are options of sbatch before its name.
      # A task that runs again finds what it has stored and runs the rest.
      case "${SLURM_ARRAY_TASK_ID:-}" in
      \(cases.joined(separator: "\n"))
        *) echo "this is a script for 'sbatch'" >&2; exit 64 ;;
      esac
      cd \(Self.quoted(directory)) || exit
      exec \(Self.quoted(command)) --jobs "${SLURM_CPUS_PER_TASK:-1}" -- "$@"

      """
  }

  private var makefile: String {
    let names = tasks.indices.map { "task-\($0)" }.joined(separator: " ")
    let folder = Self.escapedForMake(Self.quoted(directory))
    let rules = tasks.enumerated().map { number, chapters in
      let worker = "\(Self.quoted(command)) --jobs 1 -- \(Self.quoted(chapters))"
      return "task-\(number):\n"
        + "\t@cd \(folder) && exec $(LAUNCHER) \(Self.escapedForMake(worker))\n"
    }
    return """
      # make --keep-going --jobs 8 --file THIS, on a cluster with LAUNCHER='srun -n 1'
      LAUNCHER =
      .PHONY: all \(names)
      all: \(names)

      """ + rules.joined()
  }

  private var json: String {
    struct Form: Encodable {
      var command: [String]
      var directory: String
      var tasks: [[String]]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let form = Form(command: command, directory: directory, tasks: tasks)
    guard let data = try? encoder.encode(form) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func escapedForMake(_ text: String) -> String { text.replacing("$", with: "$$") }

  /// Words for a shell, which takes nothing in them for its own.
  private static func quoted(_ words: [String]) -> String {
    words.map(quoted).joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
