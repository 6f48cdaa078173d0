import Foundation

/// An installed Chromium that makes a PDF of a page.
package struct ChromiumPrinter: Sendable {
  /// Why there is no PDF.
  package enum PrintError: Error, Equatable {
    /// No browser of this kind is on the `PATH`.
    case noBrowser
    /// The browser ended without having written the file; what it said comes along.
    case failed(String)
  }

  private static let names = ["chromium", "chromium-browser", "google-chrome"]
  private let executable: String

  /// The first browser on a search path.
  ///
  /// - Throws: ``PrintError/noBrowser`` if there is none.
  package init(
    searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
  ) throws(PrintError) {
    let folders = searchPath.split(separator: ":")
    let candidates = Self.names.flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw .noBrowser
    }
    executable = found
  }

  /// Prints a page with an outline of its headings, with tags for readers of screens.
  ///
  /// - Parameters:
  ///   - page: The page's path.
  ///   - path: Where the PDF goes.
  /// - Throws: ``PrintError/failed(_:)``, or an error if the browser cannot be started.
  package func print(_ page: String, to path: String) async throws {
    let workspace = try Workspace.forSockets()
    defer { workspace.remove() }
    let made = "\(workspace.directory)/page.pdf"
    var arguments = [
      "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--disable-extensions", "--user-data-dir=\(workspace.directory)/profile",
      "--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=\(made)",
      URL(fileURLWithPath: page).absoluteString,
    ]
    // The sandbox needs a user other than root.
    if getuid() == 0 { arguments.insert("--no-sandbox", at: 0) }
    var environment = ProcessInfo.processInfo.environment
    environment["TMPDIR"] = workspace.directory
    environment["HOME"] = workspace.directory
    let process = RunningProcess(
      executable: .path(.init(executable)), arguments: arguments, environment: environment,
      directory: workspace.directory, outputPath: workspace.outputPath,
      errorPath: workspace.errorPath)
    let end = try await process.run { _ in }
    guard end == .exited(0), let pdf = FileManager.default.contents(atPath: made), !pdf.isEmpty
    else {
      throw PrintError.failed(workspace.text(at: workspace.errorPath, limit: 4096))
    }
    try pdf.write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
