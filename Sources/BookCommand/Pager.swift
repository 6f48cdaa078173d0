import Foundation

/// Shows a text a screen at a time, as the user's session is set up to.
enum Pager {
  private static func write(_ text: Data) {
    // A pipe that is closed, or a full disk, ends the reading and not the command.
    try? FileHandle.standardOutput.write(contentsOf: text)
  }

  /// Shows the text through `$PAGER`, or `less`; off a terminal, or without either, it is printed.
  ///
  /// It is the one process that is started outside `CellRunner`: the user's own program at the
  /// user's terminal, with nothing to watch.
  static func show(_ text: Data) throws {
    guard isatty(STDOUT_FILENO) == 1 else { return write(text) }
    let environment = ProcessInfo.processInfo.environment
    let command = environment["PAGER"].flatMap { $0.isEmpty ? nil : $0 } ?? "less -R"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let input = Pipe()
    process.standardInput = input
    // A reader who has seen enough closes the pipe; that is no mistake.
    signal(SIGPIPE, SIG_IGN)
    try process.run()
    try? input.fileHandleForWriting.write(contentsOf: text)
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    // 127: there is no such program.
    if process.terminationStatus == 127 { write(text) }
  }
}
