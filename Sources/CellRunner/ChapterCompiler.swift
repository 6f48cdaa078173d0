import BookDocument
import CellRecords
import Foundation
import RunStore
import Subprocess

/// Compiles and links one chapter's program against the build's modules and objects.
struct ChapterCompiler {
  var products: BuildProducts
  var workspace: Workspace

  /// Compiles the program; what the compiler says about the chapter's lines comes back.
  ///
  /// - Throws: `SubprocessError` if there is no compiler to start.
  func compile(_ program: String, imports: [String]) async throws -> CompilerReport {
    try program.write(toFile: workspace.programPath, atomically: false, encoding: .utf8)
    let process = RunningProcess(
      executable: .name("swiftc"), arguments: arguments(imports: imports),
      environment: ProcessInfo.processInfo.environment, directory: workspace.directory,
      outputPath: workspace.compilerOutputPath, errorPath: workspace.compilerErrorPath)
    let end = try await process.run { _ in }
    let text =
      workspace.text(at: workspace.compilerErrorPath)
      + workspace.text(at: workspace.compilerOutputPath)
    return CompilerReport(text: text, succeeded: end == .exited(0))
  }

  private func arguments(imports: [String]) -> [String] {
    let linkage = products.linkage(of: ["Notebook"] + imports)
    var arguments = [
      "-swift-version", "6", "-default-isolation", "MainActor", "-Onone",
      // Lines for backtraces; more debugging information would compile everything twice.
      "-gline-tables-only",
      "-module-name", "Chapter", "-diagnostic-style", "llvm", "-no-color-diagnostics",
      "-I", products.modulesDirectory,
    ]
    for map in linkage.moduleMaps.sorted() { arguments += ["-Xcc", "-fmodule-map-file=\(map)"] }
    return arguments + [workspace.programPath, "-o", workspace.executablePath] + linkage.objects
  }
}
