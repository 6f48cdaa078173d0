import BookDocument
import BookLanguage
import Foundation
import RunStore
import Subprocess
import SystemPackage

/// Begins a book in a package: a dependency on the tool, a target that is the book's command, and a first
/// chapter.
package struct PackageBook: Sendable {
  /// A file that was written, and what it is for.
  package typealias Step = (path: String, purpose: String)

  private let package: FilePath
  private let target: String
  private let directory: String
  private let language: Language
  private let tool: String
  private let toolchain = Toolchain()

  /// Prepares a book.
  ///
  /// - Parameters:
  ///   - package: The folder with the author's `Package.swift`.
  ///   - target: The name of the new executable target.
  ///   - directory: The book's folder, below the package's.
  ///   - language: The language of the pages' own words.
  ///   - tool: The path or the address of this tool's package.
  package init(
    in package: String, target: String, directory: String, language: Language, tool: String
  ) {
    self.package = FilePath(package)
    self.target = target
    self.directory = directory
    self.language = language
    self.tool = tool
  }

  /// The package from which the running command was built; nil where it was moved.
  package static func folderOfTool(_ products: BuildProducts = .ofRunningExecutable) -> String? {
    var folder = FilePath(products.directory)
    while folder.removeLastComponent() {
      let manifest = folder.appending("Package.swift").string
      guard let text = try? String(contentsOfFile: manifest, encoding: .utf8) else { continue }
      return text.contains("\"BookCommand\"") ? folder.string : nil
    }
    return nil
  }

  /// Writes the files; what is wrong leaves the manifest as it was.
  package func write() async -> (steps: [Step], diagnostics: [Diagnostic]) {
    let manifest = package.appending("Package.swift").string
    let book = package.appending(directory).string
    guard let old = try? TextFile.read(manifest) else {
      return problem(
        .fileNotFound, manifest, "no package in this folder",
        "'swift package init --type library' makes one; --package names another folder")
    }
    guard !FileManager.default.fileExists(atPath: book) else {
      return problem(
        .chapterExists, book, "the folder already exists",
        "name another with --book, or add a chapter with 'build-book new'")
    }
    do {
      let steps = try await edit(manifest, book)
      return (steps, [])
    } catch {
      try? TextFile.write(old, to: manifest)
      let message = (error as? PackageError)?.message ?? "\(error)"
      return problem(
        .packageNotEdited, manifest, "the book cannot be added to the package: \(message)",
        "Examples/SortingBook of this tool's package shows what to write by hand")
    }
  }

  private func problem(
    _ id: DiagnosticID, _ path: String, _ message: String, _ help: String
  ) -> (steps: [Step], diagnostics: [Diagnostic]) {
    ([], [Diagnostic(id, at: SourceLocation(path: path, line: 1), message, help: help)])
  }

  private func edit(_ manifest: String, _ book: String) async throws -> [Step] {
    let description = try JSONDecoder().decode(
      Description.self, from: Data(try await swift(["dump-package"]).utf8))
    guard !description.targets.contains(where: { $0.name == target }) else {
      throw PackageError(message: "it has a target '\(target)' already; name another with --target")
    }
    let modules = description.targets.filter { $0.type == "regular" }.map(\.name)
    let isAddress = tool.contains("://")
    _ = try await swift(
      ["add-dependency", tool, "--type", isAddress ? "url" : "path"]
        + (isAddress ? ["--branch", "main"] : []))
    _ = try await swift(
      ["add-target", target, "--type", "executable"]
        + (modules.isEmpty ? [] : ["--dependencies"] + modules))
    let identity = FilePath(tool).lastComponent?.stem ?? tool
    _ = try await swift(["add-target-dependency", "BookCommand", target, "--package", identity])

    let sources = package.appending("Sources").appending(target)
    try? FileManager.default.removeItem(atPath: sources.appending("\(target).swift").string)
    let main = sources.appending("main.swift").string
    try TextFile.write("import BookCommand\n\nawait BookTool.main()\n", to: main)

    let chapter = NewChapter(
      slug: "01-start", title: language.phrases.firstChapterTitle, bookTitle: description.name,
      directory: book, language: language, imports: modules)
    let (written, diagnostics) = chapter.write()
    if let first = diagnostics.first { throw PackageError(message: first.message) }
    let purposes = [
      "the first chapter: what is in '```swift' blocks runs",
      "what the book is called, and which modules its chapters import",
    ]
    return [
      (manifest, "depends on the tool, and has the target '\(target)'"),
      (main, "the book's command: it links your modules, so that chapters can use them"),
    ] + zip(written, purposes).map { ($0, $1) }
  }

  /// Runs one of SwiftPM's commands for the author's package, and returns what it prints.
  private func swift(_ command: [String]) async throws -> String {
    let arguments = ["package", "--package-path", package.string] + command
    let answer = try await Subprocess.run(
      .path(try toolchain.tool("swift")), arguments: .init(arguments),
      environment: .inherit.updating(["BUILD_BOOK_RUN": "package"]),
      output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
    guard answer.terminationStatus.isSuccess else {
      let words = answer.standardError.split(separator: "\n").first { $0.contains("error:") }
      throw PackageError(
        message: String(words ?? "'swift \(arguments.joined(separator: " "))' failed"))
    }
    return answer.standardOutput
  }

  private struct PackageError: Error {
    let message: String
  }

  /// What SwiftPM says about the package.
  private struct Description: Decodable {
    struct Target: Decodable {
      let name: String
      let type: String
    }

    let name: String
    let targets: [Target]
  }
}
