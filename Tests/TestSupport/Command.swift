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
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.contains { name in
      let data = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") ?? Data()
      return String(decoding: data, as: UTF8.self).split(separator: "\0").contains(where: isWanted)
    }
  }

  /// A number of seconds for `sleep` by which a test knows its own processes: hours, and different
  /// for each run.
  package static func unmistakableSeconds() -> String { "\(Int.random(in: 100_000...999_999_999))" }
}
