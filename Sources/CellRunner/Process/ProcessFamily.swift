import CProcess
import Foundation

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

  private static let subreaper: Void = { _ = process_become_subreaper() }()

  /// Sees to it that orphans come to this process.
  static func adoptOrphans() { _ = subreaper }

  /// The processes of the leader's session that still run.
  func session() -> [pid_t] {
    ProcessTable.all().filter { $0.session == leader && $0.state != "Z" }.map(\.identifier)
  }

  /// Sends a signal to the leader's process group.
  func signalGroup(_ signal: Int32) { kill(-leader, signal) }

  /// Ends every member that is left, and waits until none is.
  ///
  /// A process that forks while the others are being ended is found in the next round. What has
  /// ended and has come to this process is buried, so that no one waits for it.
  func endAll() {
    var ended: Set<pid_t> = []
    for round in 0..<200 {
      let members = members()
      for member in members { kill(member.identifier, SIGKILL) }
      ended.formUnion(members.map(\.identifier))
      ended = ended.filter { !Self.bury($0) }
      guard !members.isEmpty || !ended.isEmpty else { return }
      usleep(round < 10 ? 1_000 : 10_000)
    }
  }

  /// Whether nothing is left of a process; an orphan's remains are this process's to take.
  private static func bury(_ identifier: pid_t) -> Bool {
    guard let entry = ProcessTable.entry(identifier) else { return true }
    return entry.parent == getpid() && waitpid(identifier, nil, WNOHANG) == identifier
  }

  private func members() -> [ProcessTable.Entry] {
    let variable = "\(Self.variableName)=\(mark)"
    return ProcessTable.all().filter { entry in
      guard entry.identifier != leader else { return false }
      if entry.session == leader { return true }
      return entry.state != "Z"
        && ProcessTable.environment(of: entry.identifier, contains: variable)
    }
  }
}
