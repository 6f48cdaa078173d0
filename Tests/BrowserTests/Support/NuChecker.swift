import Foundation

/// The Nu HTML checker, run as a program.
struct NuChecker: Sendable {
  let path: String

  /// Whether an error only says that the checker, which is of 2020, is older than a word of today's
  /// security policies.
  private static func isNews(_ message: JSON) -> Bool {
    let text = message["message"].text ?? ""
    guard text.hasPrefix("Bad value “default-src 'none'") else { return false }
    let unknown = text.matches(of: /Unrecognised directive-name: "([a-z-]+)"/).map(\.1)
    let complaints = text.split(separator: "meta”: ").last?.split(separator: ". ").count ?? 0
    return unknown.count == complaints
      && unknown.allSatisfy { ["trusted-types", "require-trusted-types-for"].contains($0) }
  }

  /// The errors in these files, each with its place.
  ///
  /// - Throws: an error if what it says cannot be read.
  func errors(in files: [String]) async throws -> [String] {
    let answer = try await Tool.java.run(
      ["-Xss4m", "-jar", path, "--format", "json", "--errors-only", "--exit-zero-always"] + files)
    // It reports on standard error.
    let report = try JSONDecoder().decode(JSON.self, from: Data(answer.errors.utf8))
    return report["messages"].elements.filter { !Self.isNews($0) }.map { message in
      let file = message["url"].text.map { ($0 as NSString).lastPathComponent } ?? "?"
      return "\(file):\(Int(message["lastLine"].number ?? 0)): \(message["message"].text ?? "")"
        + " \(message["extract"].text ?? "")"
    }
  }
}
