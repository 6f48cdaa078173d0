import BookDocument
import Foundation
import Platform

/// Keeps a chapter's process away from the network and from the author's files, with bubblewrap.
///
/// What the process sees: the system read-only, an empty home and temporary folder, its own workspace,
/// the folder of the program that it runs, and processes of its own only.
struct Sandbox {
  /// The sandbox is asked for, and there is none.
  struct MissingError: Error, CustomStringConvertible {
    var description: String {
      "'sandbox: true' needs bubblewrap; \(HostSystem.sandboxAdvice)"
    }
  }

  private let executable: String

  /// Finds bubblewrap on a search path.
  ///
  /// - Throws: ``MissingError`` if it is not there: nothing runs unprotected that was to be protected.
  init(
    searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
  ) throws(MissingError) {
    let candidates = searchPath.split(separator: ":").map { "\($0)/bwrap" }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw MissingError()
    }
    executable = found
  }

  /// What comes before a command.
  ///
  /// - Parameters:
  ///   - writable: The folders that the command can write in.
  ///   - readable: Folders that are hidden otherwise, and that it needs.
  /// - Returns: The sandbox's own command, which the other follows.
  func command(writable: [String], readable: [String]) -> [String] {
    let home = NSHomeDirectory()
    var command = [executable, "--unshare-all", "--die-with-parent"] + HostSystem.sandboxFolders
    if home != "/", !home.isEmpty { command += ["--tmpfs", home] }
    for folder in readable { command += ["--ro-bind-try", folder, folder] }
    for folder in writable { command += ["--bind", folder, folder] }
    return command
  }
}
