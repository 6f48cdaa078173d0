import Foundation

/// The checkout that holds the tests.
enum Repository {
  /// The path of a file of the checkout; the empty path gives the folder with its last slash.
  static func path(_ relative: String) -> String {
    URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .path + "/" + relative
  }
}

/// A folder that goes when it is no longer used.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("build-book-tests-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path(name) as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }
}

/// A built page.
enum Page {
  /// What stands in the page's `main`: the theme around it may change without touching scenarios.
  static func main(of html: String) -> String {
    guard let start = html.firstRange(of: /<main[^>]*>/), let end = html.firstRange(of: "</main>")
    else {
      return html
    }
    return html[start.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
      + "\n"
  }
}
