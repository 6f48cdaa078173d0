import Foundation

/// What the system knows of the processes that run, read from `/proc`.
enum ProcessTable {
  /// One process.
  struct Entry {
    var identifier: pid_t
    var state: Character
    var parent: pid_t
    var session: pid_t
  }

  /// The process, or nothing when it is gone.
  static func entry(_ identifier: pid_t) -> Entry? {
    // The name in parentheses may hold anything, so that fields are counted from its end.
    guard let text = contents("/proc/\(identifier)/stat"), let end = text.lastIndex(of: ")") else {
      return nil
    }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 3, let state = fields[0].first, let parent = pid_t(fields[1]),
      let session = pid_t(fields[3])
    else { return nil }
    return Entry(identifier: identifier, state: state, parent: parent, session: session)
  }

  /// Whether the process has not ended yet.
  static func isRunning(_ identifier: pid_t) -> Bool {
    entry(identifier).map { $0.state != "Z" && $0.state != "X" } ?? false
  }

  /// All processes.
  static func all() -> [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.compactMap(entry)
  }

  /// How much memory a process holds now.
  ///
  /// - Units: bytes.
  static func residentMemory(of identifier: pid_t) -> Int {
    let fields = contents("/proc/\(identifier)/statm")?.split(separator: " ") ?? []
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(getpagesize()) : 0
  }

  /// Whether a process was started with this among its variables.
  static func environment(of identifier: pid_t, contains variable: String) -> Bool {
    contents("/proc/\(identifier)/environ")?.split(separator: "\0").contains { $0 == variable }
      ?? false
  }

  private static func contents(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
