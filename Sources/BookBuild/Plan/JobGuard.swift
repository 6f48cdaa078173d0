import Foundation

/// Cancels jobs when this process ends without a word, whatever ends it.
///
/// A shell of its own reads from a pipe that only this process can write to: the end of the pipe is the
/// end of the process. It takes no signal that a terminal sends.
final class JobGuard {
  private let process = Process()
  private let lifeline = Pipe()

  /// Starts to guard the jobs of a name.
  ///
  /// - Throws: an error if no shell can be started.
  init(jobsNamed name: String) throws {
    let descriptor = lifeline.fileHandleForWriting.fileDescriptor
    // Other commands that are started meanwhile must not keep the pipe open.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "trap '' HUP INT TERM; read -r word || exec scancel --name \"$0\"", name,
    ]
    process.standardInput = lifeline
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Guards no longer: the jobs have ended.
  func release() {
    try? lifeline.fileHandleForWriting.write(contentsOf: Data("ended\n".utf8))
    try? lifeline.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
