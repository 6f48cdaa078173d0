import BookDocument
import Foundation
import RunStore
import Subprocess

/// Compiles and links one chapter's program against the build's modules and objects.
///
/// The front end and the linker are started as `swiftc` would start them, against one shared library of
/// the build's objects; `swiftc` itself does what they cannot.
struct ChapterCompiler {
  var products: BuildProducts
  var toolchain: Toolchain
  var workspace: Workspace
  /// What a chapter of the book may take; the compiler has as much, but for its own least.
  var limits = RunLimits()

  /// Compiles the program; what the compiler says about the chapter's lines comes back.
  ///
  /// - Throws: `Toolchain.NotFoundError` if there is no compiler, `SubprocessError` if it cannot be
  ///   started.
  func compile(
    _ program: String, imports: [String], isolation: Book.Isolation,
    languageMode: Int
  ) async throws -> CompilerReport {
    try program.write(toFile: workspace.programPath, atomically: false, encoding: .utf8)
    let linkage = products.linkage(of: imports)
    let arguments = arguments(linkage, isolation, languageMode)
    if let commands = try await CompilerCommands.of(self, arguments: arguments),
      let report = try await compile(with: commands, linkage)
    {
      return report
    }
    let output = ["-o", workspace.executablePath]
    return CompilerReport(
      try await run(
        try toolchain.compiler.string,
        arguments + [workspace.programPath] + output + linkage.objects))
  }

  /// Compiles without the driver; nil if its own words are needed.
  private func compile(
    with commands: CompilerCommands, _ linkage: Linkage
  ) async throws -> CompilerReport? {
    let compiled = try await run(commands.frontend[0], commands.frontendArguments(in: workspace))
    let report = CompilerReport(compiled)
    guard report.succeeded else {
      // What an author wrote is said as the driver would say it; everything else is its to explain.
      return report.diagnostics.contains(where: \.isError) || compiled.isUnfinished ? report : nil
    }
    let library = try await SharedLibrary.path(for: linkage, self)
    let objects = library.map { [$0] } ?? linkage.objects
    let linked = try await run(
      commands.linker[0], commands.linkerArguments(in: workspace, objects: objects))
    if linked.end == .exited(0) { return report }
    // The driver finds out what else a cell's own imports link.
    let driver = try await run(
      try toolchain.compiler.string,
      [workspace.objectPath, "-o", workspace.executablePath] + linkage.objects)
    return CompilerReport(driver).including(report)
  }

  /// What a tool of the compiler said, and how it ended.
  struct Answer {
    var end: RunningProcess.End
    var text: String

    /// Whether it was stopped because it took too long.
    var isUnfinished: Bool { if case .stopped = end { true } else { false } }
  }

  /// Runs a tool of the compiler in the workspace.
  ///
  /// - Throws: `SubprocessError` if it cannot be started.
  func run(_ tool: String, _ arguments: [String]) async throws -> Answer {
    var environment = ProcessInfo.processInfo.environment
    // What the driver leaves there goes with the workspace.
    environment["TMPDIR"] = workspace.directory
    let process = RunningProcess(
      executable: .path(.init(tool)), arguments: arguments, environment: environment,
      directory: workspace.directory, outputPath: workspace.compilerOutputPath,
      errorPath: workspace.compilerErrorPath)
    let start = ContinuousClock.now
    let time = max(Self.leastTime, limits.chapter)
    let most = limits.compiler ?? max(Self.leastMemory, limits.memory)
    var memory = FamilyMemory()
    let end = try await process.run { family in
      if ContinuousClock.now - start > time { throw LimitViolation.compilerTime(time) }
      if memory.held(by: family) > most { throw LimitViolation.memory(most) }
      // Each message comes with its line: thousands about one line of thousands of words take minutes.
      if workspace.size(of: workspace.compilerErrorPath) > Self.mostText {
        throw LimitViolation.compilerMessages(Self.mostText)
      }
    }
    return Answer(
      end: end,
      text: workspace.text(at: workspace.compilerErrorPath, limit: Self.mostText)
        + workspace.text(at: workspace.compilerOutputPath, limit: Self.mostText))
  }

  /// What a chapter's program may take to be compiled, however little it may take itself: what takes more
  /// is one expression that the type checker does not come to an end with, or types that double at each
  /// line.
  private static let leastTime = Duration.seconds(120)
  private static let leastMemory = 2 << 30

  /// - Units: bytes.
  private static let mostText = 8 << 20

  /// Where users have no home folder, the compiler's own cache goes with the workspace.
  private var moduleCache: [String] {
    let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
    let folders: [String] = ["\(home)/.cache", home]
    let isWritable = folders.contains(where: { access($0, W_OK) == 0 })
    return isWritable ? [] : ["-module-cache-path", "\(workspace.directory)/modules"]
  }

  private func arguments(
    _ linkage: Linkage, _ isolation: Book.Isolation, _ languageMode: Int
  ) -> [String] {
    var arguments = [
      "-swift-version", "\(languageMode)", "-default-isolation", isolation.rawValue, "-Onone",
      // Lines for backtraces; more debugging information would compile everything twice.
      "-gline-tables-only",
      "-module-name", "Chapter", "-diagnostic-style", "llvm", "-no-color-diagnostics",
      "-I", products.modulesDirectory,
    ]
    for map in linkage.moduleMaps.sorted() { arguments += ["-Xcc", "-fmodule-map-file=\(map)"] }
    return arguments + moduleCache
  }
}
