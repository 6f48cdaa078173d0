import BookDocument
import Foundation
import RunStore

/// Compiles and runs a program of its own against the modules that cells link, as a reader would.
package struct ProgramRunner: Sendable {
  /// What became of a program.
  package struct Outcome: Sendable, Equatable {
    /// What it wrote to standard output.
    package var output: String
    /// Why it did not come to its end: what the compiler or the program said; nil if it did.
    package var failure: String?
  }

  private let products: BuildProducts
  private let toolchain: Toolchain

  /// Prepares a runner.
  package init(
    products: BuildProducts = .ofRunningExecutable, toolchain: Toolchain = Toolchain()
  ) {
    self.products = products
    self.toolchain = toolchain
  }

  /// Runs a program without a build around it: it prints what cells would show.
  ///
  /// - Parameters:
  ///   - program: The program's text.
  ///   - book: The book whose modules it imports and whose data it reads.
  /// - Returns: What it printed, and why it failed if it did.
  /// - Throws: an error if there is no compiler, or no temporary folder to work in.
  package func run(_ program: String, of book: Book) async throws -> Outcome {
    let workspace = try Workspace()
    defer { workspace.remove() }
    let compiler = ChapterCompiler(
      products: products, toolchain: toolchain, workspace: workspace)
    let report = try await compiler.compile(
      program, imports: products.modules(importedBy: program, in: book), isolation: book.isolation,
      languageMode: book.languageMode)
    guard report.succeeded else {
      return Outcome(output: "", failure: workspace.text(at: workspace.compilerErrorPath))
    }
    try workspace.prepareRun(with: DataFolder(of: book))
    let process = RunningProcess(
      executable: .path(.init(workspace.executablePath)), arguments: [],
      environment: book.environment(ofProcessIn: workspace), directory: workspace.runDirectory,
      outputPath: workspace.outputPath, errorPath: workspace.errorPath)
    let end = try await process.run { _ in }
    let output = workspace.text(at: workspace.outputPath)
    guard end == .exited(0) else {
      return Outcome(output: output, failure: workspace.text(at: workspace.errorPath))
    }
    return Outcome(output: output, failure: nil)
  }
}
