import CProcess
import Foundation
import Platform
import Synchronization

/// A chapter's process and everything that it started, however far that has run away.
///
/// A descendant is known by its session, or, when it made a session of its own, by a variable that
/// it inherited; orphans come to this process, which is their subreaper.
struct ProcessFamily: Sendable {
  /// The name of the inherited variable.
  static let variableName = "BUILD_BOOK_RUN"

  /// The process that was started, which leads a session of its own.
  let leader: pid_t
  /// The value of the inherited variable.
  let mark: String

  /// What the marks of all that this process starts begin with.
  private static let commonMark = UUID().uuidString

  private static let preparation: Void = {
    _ = process_become_subreaper()
    _ = process_start_guard(commonMark)
  }()

  /// Sees to it that orphans come to this process, and that nothing which it has started outlives it,
  /// not even when it is killed.
  static func prepare() { _ = preparation }

  /// A mark that no other family has.
  static func makeMark() -> String { "\(commonMark).\(UUID().uuidString)" }

  /// The processes that run for the leader, also those with sessions of their own.
  func running() -> [pid_t] {
    let processes = HostSystem.processes.filter { !$0.hasEnded }
    var family: Set<pid_t> = [leader]
    family.formUnion(processes.filter { $0.session == leader }.map(\.identifier))
    // Orphans have come to this process, which has the mark of each run itself in none of them.
    family.formUnion(
      processes.filter { $0.parent == getpid() && $0.identifier != leader }.map(\.identifier)
        .filter { Self.environment(of: $0, contains: "\(Self.variableName)=\(mark)") })
    var count = 0
    while count < family.count {
      count = family.count
      family.formUnion(processes.filter { family.contains($0.parent) }.map(\.identifier))
    }
    return Array(family)
  }

  /// Sends a signal to the leader's process group.
  func signalGroup(_ signal: Int32) { kill(-leader, signal) }

  /// Ends the leader if it runs, and every member that is left, and waits until none is.
  ///
  /// A process that forks while the others are being ended is found in the next round. What has
  /// ended and has come to this process is reaped, so that no one waits for it.
  func endAll() {
    // First: what its children have left is then this process's to take, and nobody's to wait for.
    kill(leader, SIGKILL)
    var ended: Set<pid_t> = []
    var suspects: [pid_t: ContinuousClock.Instant] = [:]
    for round in 0..<200 {
      let processes = Self.descendants(of: getpid())
      let known = Self.known.withLock { $0 }
      let strays = processes.filter { isStray($0, known) }.map(\.identifier)
      let now = ContinuousClock.now
      // A leader that is becoming its program has no mark for a moment, which is long on a busy machine.
      if known.expectsLeaders { suspects = [:] }
      suspects = Dictionary(uniqueKeysWithValues: strays.map { ($0, suspects[$0] ?? now) })
      let members =
        members(among: processes) + strays.filter { now - (suspects[$0] ?? now) >= Self.patience }
      for member in members { kill(member, SIGKILL) }
      ended.formUnion(members)
      ended = ended.filter { !Self.reap($0) }
      guard !members.isEmpty || !ended.isEmpty || !suspects.isEmpty else { return }
      usleep(round < 10 ? 1_000 : 10_000)
    }
  }

  /// How long a process must look like a stray: one that is becoming another program has no variables
  /// for a moment.
  private static let patience = Duration.milliseconds(300)

  /// Whether nothing is left of a process; an orphan's remains are this process's to take.
  private static func reap(_ identifier: pid_t) -> Bool {
    guard let entry = HostSystem.status(of: identifier) else { return true }
    return entry.parent == getpid() && waitpid(identifier, nil, WNOHANG) == identifier
  }

  /// The families that this process has started, until nobody waits for them any more.
  struct Known {
    /// The leaders by their families' marks: one that is dying looks like a stray, and its end is that
    /// of whoever started it to take.
    private var leaders: [String: pid_t] = [:]
    /// The marks of families whose leader may exist already, and is not known yet.
    private var expected: Set<String> = []

    /// Whether a process may be the leader of a family that is about to become known.
    var expectsLeaders: Bool { !expected.isEmpty }

    /// Whether a process, or the one that made its session, leads a family.
    func lead(_ entry: ProcessStatus) -> Bool {
      leaders.values.contains { $0 == entry.session || $0 == entry.identifier }
    }

    mutating func expect(_ mark: String) { expected.insert(mark) }

    mutating func add(_ leader: pid_t, for mark: String) {
      expected.remove(mark)
      leaders[mark] = leader
    }

    mutating func forget(_ mark: String) {
      expected.remove(mark)
      leaders[mark] = nil
    }
  }

  static let known = Mutex(Known())

  /// The processes that are surely the chapter's: of its session, or with its mark.
  private func members(among processes: [ProcessStatus]) -> [pid_t] {
    let variable = "\(Self.variableName)=\(mark)"
    return processes.filter { entry in
      guard entry.identifier != leader else { return false }
      if entry.session == leader { return true }
      return !entry.hasEnded
        && Self.environment(of: entry.identifier, contains: variable)
    }.map(\.identifier)
  }

  /// Whether a process was left behind by a cell that took the mark from it: it has come to this process,
  /// in a session that nobody here has made, and everything that is started here has a mark.
  private func isStray(_ entry: ProcessStatus, _ known: Known) -> Bool {
    !entry.hasEnded && entry.parent == getpid() && entry.session != getsid(0)
      && !known.lead(entry)
      && !Self.environment(of: entry.identifier, containsName: Self.variableName)
      && !HostSystem.isThisProgram(entry.identifier)
  }

  /// Whether a process was started with this among its variables.
  private static func environment(of identifier: pid_t, contains variable: String) -> Bool {
    HostSystem.environment(of: identifier).contains { $0.elementsEqual(variable.utf8) }
  }

  /// Whether a process was started with a variable of this name.
  private static func environment(of identifier: pid_t, containsName name: String) -> Bool {
    HostSystem.environment(of: identifier).contains { $0.starts(with: "\(name)=".utf8) }
  }

  /// The processes that a process has started, and all that those have: what was started by one that has
  /// ended is found as well if it came to this process.
  private static func descendants(of ancestor: pid_t) -> [ProcessStatus] {
    let children = Dictionary(grouping: HostSystem.processes, by: \.parent)
    var found: [ProcessStatus] = []
    var waiting = [ancestor]
    while let next = waiting.popLast() {
      let more = children[next] ?? []
      found += more
      waiting += more.map(\.identifier)
    }
    return found
  }

  /// Whether a child of this process has not ended yet.
  ///
  /// Its state would not say: a process whose first thread has ended looks like one that has, while
  /// others of its threads run.
  static func isRunning(_ identifier: pid_t) -> Bool {
    var information = siginfo_t()
    let answer = waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT)
    return answer == 0 && information.si_signo == 0
  }
}
