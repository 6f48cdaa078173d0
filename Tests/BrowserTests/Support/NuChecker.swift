import Foundation

/// The Nu HTML checker, run as a program.
struct NuChecker: Sendable {
  let path: String

  /// The errors in these files, each with its place.
  ///
  /// - Throws: an error if what it says cannot be read.
  func errors(in files: [String]) async throws -> [String] {
    let answer = try await Tool.java.run(
      ["-Xss4m", "-jar", path, "--format", "json", "--errors-only", "--exit-zero-always"] + files)
    // It reports on standard error.
    let report = try JSONDecoder().decode(JSON.self, from: Data(answer.errors.utf8))
    return report["messages"].elements.map { message in
      let file = message["url"].text.map { ($0 as NSString).lastPathComponent } ?? "?"
      return "\(file):\(Int(message["lastLine"].number ?? 0)): \(message["message"].text ?? "")"
        + " \(message["extract"].text ?? "")"
    }
  }
}
