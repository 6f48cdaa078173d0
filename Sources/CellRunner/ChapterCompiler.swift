import BookDocument
import Foundation
import RunStore
import Subprocess

/// Compiles and links one chapter's program against the build's modules and objects.
struct ChapterCompiler {
  var products: BuildProducts
  var toolchain: Toolchain
  var workspace: Workspace

  /// Compiles the program; what the compiler says about the chapter's lines comes back.
  ///
  /// - Throws: `Toolchain.NotFoundError` if there is no compiler, `SubprocessError` if it cannot be
  ///   started.
  func compile(
    _ program: String, imports: [String], isolation: Book.Isolation
  ) async throws -> CompilerReport {
    try program.write(toFile: workspace.programPath, atomically: false, encoding: .utf8)
    var environment = ProcessInfo.processInfo.environment
    // What the driver leaves there goes with the workspace.
    environment["TMPDIR"] = workspace.directory
    let process = RunningProcess(
      executable: .path(.init(try toolchain.compiler.string)),
      arguments: arguments(imports: imports, isolation) + moduleCache(environment),
      environment: environment, directory: workspace.directory,
      outputPath: workspace.compilerOutputPath, errorPath: workspace.compilerErrorPath)
    let start = ContinuousClock.now
    let end = try await process.run { _ in
      if ContinuousClock.now - start > Self.limit { throw LimitViolation.chapterTime(Self.limit) }
    }
    let text =
      workspace.text(at: workspace.compilerErrorPath, limit: Self.mostText)
      + workspace.text(at: workspace.compilerOutputPath, limit: Self.mostText)
    switch end {
    case .stopped:
      return CompilerReport(unfinished: "the compiler was still busy after \(Self.limit)", text)
    case .signalled(let signal):
      return CompilerReport(unfinished: "the compiler ended with signal \(signal)", text)
    case .exited(let code): return CompilerReport(text: text, succeeded: code == 0)
    }
  }

  /// How long a chapter's program may be compiled: what takes longer is one expression that the type
  /// checker does not come to an end with, or types that double at each line.
  private static let limit = Duration.seconds(120)

  /// - Units: bytes.
  private static let mostText = 8 << 20

  /// Where users have no home folder, the compiler's own cache goes with the workspace.
  private func moduleCache(_ environment: [String: String]) -> [String] {
    let home = environment["HOME"] ?? ""
    let folders: [String] = ["\(home)/.cache", home]
    let isWritable = folders.contains(where: { access($0, W_OK) == 0 })
    return isWritable ? [] : ["-module-cache-path", "\(workspace.directory)/modules"]
  }

  private func arguments(imports: [String], _ isolation: Book.Isolation) -> [String] {
    let linkage = products.linkage(of: imports)
    var arguments = [
      "-swift-version", "6", "-default-isolation", isolation.rawValue, "-Onone",
      // Lines for backtraces; more debugging information would compile everything twice.
      "-gline-tables-only",
      "-module-name", "Chapter", "-diagnostic-style", "llvm", "-no-color-diagnostics",
      "-I", products.modulesDirectory,
    ]
    for map in linkage.moduleMaps.sorted() { arguments += ["-Xcc", "-fmodule-map-file=\(map)"] }
    return arguments + [workspace.programPath, "-o", workspace.executablePath] + linkage.objects
  }
}

/// What `swiftc` said, sorted into errors of the chapter and everything else.
struct CompilerReport {
  /// Errors and warnings at the chapter's lines, with their notes.
  private(set) var diagnostics: [Diagnostic] = []
  /// Lines about code that no author wrote, or about no code: a failed link, a missing module.
  private(set) var otherErrors: [String] = []
  let succeeded: Bool

  init(text: String, succeeded: Bool) {
    self.succeeded = succeeded
    for line in text.split(separator: "\n").map(String.init) {
      if let remark = Remark(line) { add(remark) } else { addUnplaced(line) }
    }
    // What comes after a call that never returns is ours when it is said to lie before it.
    diagnostics.removeAll { remark in
      remark.id == .swiftWarning && remark.message == "will never be executed"
        && remark.notes.contains { $0.location.map { $0 > remark.location } ?? false }
    }
  }

  /// What a compiler said that did not come to its end.
  init(unfinished fact: String, _ text: String) {
    self.init(text: text, succeeded: false)
    otherErrors.insert(fact, at: 0)
  }

  private mutating func add(_ remark: Remark) {
    // A cell's own `#sourceLocation()` makes the following lines those of the program.
    let isGenerated =
      remark.location.path == ProgramAssembler.generatedFile
      || remark.location.path.hasSuffix("/\(Workspace.programName)")
      || remark.message.contains("notebookGenerated")
      || remark.message.contains("-parse-as-library")
    switch remark.kind {
    case "note":
      guard !isGenerated, let last = diagnostics.indices.last else { return }
      diagnostics[last].notes.append(.init(remark.message, at: remark.location))
    case "error" where isGenerated:
      otherErrors.append(remark.message)
    case "error":
      diagnostics.append(Diagnostic(.swiftError, at: remark.location, remark.message))
    default:
      guard !isGenerated else { return }
      diagnostics.append(Diagnostic(.swiftWarning, at: remark.location, remark.message))
    }
  }

  private mutating func addUnplaced(_ line: String) {
    if let mark = line.firstRange(of: "error: ") {
      otherErrors.append(String(line[mark.upperBound...]))
    } else if line.contains("undefined reference") || line.contains("undefined symbol") {
      otherErrors.append(line)
    }
  }
}

/// One line `path:line:column: kind: message`.
private struct Remark {
  let location: SourceLocation
  let kind: String
  let message: String

  init?(_ line: String) {
    let pattern =
      /^(?<path>.+?):(?<line>\d+):(?<column>\d+): (?<kind>error|warning|note): (?<message>.*)$/
    guard let match = line.wholeMatch(of: pattern), let number = Int(match.line),
      let column = Int(match.column)
    else { return nil }
    location = SourceLocation(path: String(match.path), line: number, column: column)
    kind = String(match.kind)
    message = String(match.message)
  }
}
