import Foundation

/// Commands of the machine, for what a test needs around it.
package enum Command {
  /// Runs a command to its end.
  package static func succeeds(_ words: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

/// The processes of this machine.
package enum RunningProcesses {
  /// Whether a process has this argument, which nothing else on the machine has.
  package static func contain(argument: String) -> Bool { contain { $0 == argument } }

  /// Whether a process has an argument that begins like this.
  package static func contain(argumentStartingWith start: String) -> Bool {
    contain { $0.hasPrefix(start) }
  }

  private static func contain(_ isWanted: (Substring) -> Bool) -> Bool {
    guard let processes = opendir("/proc") else { return false }
    defer { closedir(processes) }
    while let entry = readdir(processes) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      // What has ended has no arguments.
      guard Int(name) != nil, let bytes = bytes(of: "/proc/\(name)/cmdline"), !bytes.isEmpty else {
        continue
      }
      let arguments = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self)[...] }
      if arguments.contains(where: isWanted) { return true }
    }
    return false
  }

  /// Foundation keeps what it reads of files without a length, which adds up on a machine with thousands
  /// of processes.
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

  /// A number of seconds for `sleep` by which a test knows its own processes: hours, and different
  /// for each run.
  package static func unmistakableSeconds() -> String { "\(Int.random(in: 100_000...999_999_999))" }
}
