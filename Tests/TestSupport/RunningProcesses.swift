import Foundation

/// The processes of this machine.
package enum RunningProcesses {
  /// Whether a process has this argument, which nothing else on the machine has.
  package static func contain(argument: String) -> Bool { contain { $0 == argument } }

  /// Whether a process has an argument that begins like this.
  package static func contain(argumentStartingWith start: String) -> Bool {
    contain { $0.hasPrefix(start) }
  }

  private static func contain(_ isWanted: (String) -> Bool) -> Bool {
    all.contains { process in
      // What has ended has no arguments.
      let arguments = bytes(of: "/proc/\(process)/cmdline")?.split(separator: 0) ?? []
      return arguments.contains { isWanted(String(decoding: $0, as: UTF8.self)) }
    }
  }

  /// A number of seconds for `sleep` by which a test knows its own processes: hours, and different
  /// for each run.
  package static func unmistakableSeconds() -> String { "\(Int.random(in: 100_000...999_999_999))" }

  private static var all: [pid_t] { numbers(in: "/proc") }

  // MARK: - Children

  /// The processes that a process has started, and those that these have started.
  package static func descendants(of ancestor: pid_t) -> Set<pid_t> {
    let parents = all.compactMap { process in status(of: process).map { (process, $0.parent) } }
    var family: Set = [ancestor]
    var count = 0
    while count < family.count {
      count = family.count
      family.formUnion(parents.filter { family.contains($0.1) }.map(\.0))
    }
    return family.subtracting([ancestor])
  }

  /// Takes what is left of those of some processes that have ended and have come to this one.
  ///
  /// A build adopts orphans, and so does a process that tests builds. An exit test of another suite waits
  /// for any child that has ended: one that nobody takes keeps it busy for ever.
  ///
  /// - Returns: Those that are still there.
  package static func bury(_ processes: Set<pid_t>) -> Set<pid_t> {
    processes.filter { process in
      guard let status = status(of: process) else { return false }
      if status.hasEnded, status.parent == getpid() { waitpid(process, nil, WNOHANG) }
      return true
    }
  }

  /// A process that has ended and that this one has not taken yet.
  package struct EndedChild {
    package let identifier: pid_t
    /// What ran, as the system shortens it.
    package let command: String
    package let session: pid_t
  }

  /// The children of this process that have ended.
  package static var endedChildren: [EndedChild] {
    children.compactMap { process in
      guard let status = status(of: process), status.hasEnded else { return nil }
      return EndedChild(identifier: process, command: status.command, session: status.session)
    }
  }

  /// What the system calls the program of this process.
  package static var commandOfThisProcess: String { status(of: getpid())?.command ?? "" }

  private static var children: [pid_t] {
    numbers(in: "/proc/self/task").flatMap { thread in
      let bytes = bytes(of: "/proc/self/task/\(thread)/children") ?? []
      return bytes.split(separator: UInt8(ascii: " ")).compactMap {
        pid_t(String(decoding: $0, as: UTF8.self))
      }
    }
  }

  private struct Status {
    let command: String
    let hasEnded: Bool
    let parent: pid_t
    let session: pid_t
  }

  private static func status(of process: pid_t) -> Status? {
    guard let bytes = bytes(of: "/proc/\(process)/stat") else { return nil }
    // The command is in parentheses and may hold anything: fields are counted from its end.
    let text = String(decoding: bytes, as: UTF8.self)
    guard let start = text.firstIndex(of: "("), let end = text.lastIndex(of: ")") else {
      return nil
    }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 3, let parent = pid_t(fields[1]), let session = pid_t(fields[3]) else {
      return nil
    }
    return Status(
      command: String(text[text.index(after: start)..<end]), hasEnded: fields[0] == "Z",
      parent: parent, session: session)
  }

  /// Foundation keeps what it reads of files without a length, and of folders, which adds up on a machine
  /// with thousands of processes.
  private static func numbers(in path: String) -> [pid_t] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var numbers: [pid_t] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if let number = pid_t(name) { numbers.append(number) }
    }
    return numbers
  }

  private static func bytes(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
