import BookDocument
import CellRecords
import RunStore

/// A chapter with all that its programs are made from: each is assembled, compiled and run the same
/// way, whatever it is for.
struct ChapterProgram {
  let chapter: Chapter
  let book: Book
  let syntax: ChapterSyntax
  let products: BuildProducts
  let toolchain: Toolchain

  /// Which programs the cells make, without those that have failed.
  func plan(leavingOut left: Set<Int> = [], values: Set<Int> = []) -> ProgramPlan {
    ProgramPlan(of: chapter, in: book, syntax, leavingOut: left, values: values)
  }

  /// The program of a part of the chapter.
  func text(of slice: ProgramSlice) -> String {
    ProgramAssembler.program(for: chapter, of: book, syntax, slice: slice)
  }

  /// Compiles a program of the chapter.
  ///
  /// - Throws: an error if there is no compiler, or it cannot be started.
  func compile(_ text: String, in workspace: Workspace) async throws -> CompilerReport {
    let compiler = ChapterCompiler(
      products: products, toolchain: toolchain, workspace: workspace, limits: book.limits)
    var report = try await compiler.compile(
      text, imports: products.modules(of: chapter, in: book), isolation: book.isolation,
      languageMode: book.languageMode)
    report.placeUnreached(in: chapter)
    return report
  }

  /// Runs the program that was compiled for a workspace.
  ///
  /// - Throws: an error if the process cannot be started.
  func run(
    in workspace: Workspace, observer: any RunObserver = SilentObserver(),
    isMeasuring: Bool = false, mutation: Mutation? = nil, lastProofCell: Int? = nil
  ) async throws -> FinishedProcess {
    let process = ChapterProcess(
      chapter: chapter, book: book, workspace: workspace, observer: observer,
      isMeasuring: isMeasuring, mutation: mutation, lastProofCell: lastProofCell)
    return FinishedProcess(try await process.run(), of: chapter)
  }
}

/// A chapter's process that has ended: what it recorded, and whether it came to its end.
struct FinishedProcess {
  let recorded: RecordedRun
  let transcript: Transcript
  /// Whether a signal ended the process.
  let wasSignalled: Bool
  /// Why the chapter did not come to its last line; nil if it did.
  let error: ChapterError?
  /// What it wrote to standard error, which no page shows.
  let errorText: String

  init(_ remains: ChapterProcess.Remains, of chapter: Chapter) {
    recorded = remains.recorded
    errorText = remains.errorText
    let transcript = Transcript(recorded, of: chapter)
    self.transcript = transcript
    wasSignalled = if case .signalled = remains.end { true } else { false }
    let hasSucceeded =
      transcript.isComplete && transcript.error == nil && remains.end == .exited(0)
      && !remains.hasLostOutput
    error =
      hasSucceeded
      ? nil
      : ChapterError(
        remains, of: chapter, running: transcript.lastCell, recordError: transcript.error)
  }
}

extension FinishedProcess {
  /// A warning for text on standard error: nothing says which cell has written it.
  func remarks(on chapter: Chapter) -> [Diagnostic] {
    let lines = PrintedText.cleaned(errorText).split(separator: "\n").map(String.init)
    guard let first = lines.first, let cell = chapter.cells.first(where: \.isInProgram) else {
      return []
    }
    let more = lines.dropFirst().prefix(9).map { Diagnostic.Note(String($0.prefix(300))) }
    return [
      Diagnostic(
        .cellWroteError, at: cell.location,
        "the chapter wrote to standard error: \(first.prefix(300))",
        rule: "pages show standard output; standard error is only reported",
        help: "use 'print(…)' for what readers are to see", notes: more)
    ]
  }
}

/// What is wrong with a chapter that cannot be run to its end.
struct DiagnosedError: Error {
  let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}

extension CompilerReport {
  /// Checks that there is a program.
  ///
  /// - Throws: ``DiagnosedError`` with the errors and the warnings that came along; never without
  ///   one, since the compiler failed.
  func requireSuccess(of program: ChapterProgram) throws(DiagnosedError) {
    guard !succeeded else { return }
    throw DiagnosedError(explained(for: program) + diagnostics.filter { !$0.isError })
  }

  /// The errors of a program that does not compile; never none.
  func explained(for program: ChapterProgram) -> [Diagnostic] {
    if let incomplete = Diagnostic.incompleteProducts(of: program) { return [incomplete] }
    let found = diagnostics.filter(\.isError).map { $0.explained(program) }
    return found.isEmpty ? [summary(of: program.chapter)] : found
  }

  private static let limits =
    "a program is compiled within the book's limits, or two minutes and 2 GB"

  private func summary(of chapter: Chapter) -> Diagnostic {
    let start = SourceLocation(path: chapter.path, line: 1)
    let cell = unfinishedLine.flatMap { line in chapter.cells.first { $0.lines.contains(line) } }
    if let unfinished, let cell, let line = unfinishedLine {
      return Diagnostic(
        .programNotBuilt, at: cell.location(line: line - cell.location.line + 1, column: 1),
        "\(unfinished), in cell '\(cell.name)'",
        rule: Self.limits,
        help: "write shorter lines and expressions, and the types of what they give")
    }
    // Modules can be read only by the compiler that wrote them.
    let isForeign = otherErrors.contains { $0.contains("compiled with Swift") }
    return Diagnostic(
      isForeign ? .compilerMismatch : .programNotBuilt, at: start,
      isForeign
        ? "the 'swiftc' on the PATH is not the one that built the library"
        : unfinished ?? "the chapter's program does not compile or link",
      rule: unfinished == nil ? nil : Self.limits,
      help: isForeign ? "put the compiler that 'swift build' uses first on the PATH" : nil,
      notes: otherErrors.map { .init($0) })
  }
}

extension Diagnostic {
  /// That the command was moved without what its cells need: no chapter has a mistake then.
  fileprivate static func incompleteProducts(of program: ChapterProgram) -> Diagnostic? {
    let products = program.products
    let modules = products.modules(of: program.chapter, in: program.book)
    guard let first = products.missingFiles(of: modules).first else { return nil }
    return Diagnostic(
      .productsIncomplete, at: SourceLocation(path: program.book.settingsPath, line: 1),
      "'\(first)' is missing, which cells need",
      rule: "cells link the modules and objects in the command's folder '\(products.directory)',"
        + " and read the headers of C modules where these were built",
      help:
        "build the command on this machine, or copy its whole folder, and the package's sources to"
        + " the path that they had")
  }

  /// A module that is not there is an error in the settings, where the compiler's column means
  /// nothing.
  fileprivate func explained(_ program: ChapterProgram) -> Diagnostic {
    guard location.path == program.book.settingsPath else {
      if message.hasPrefix("'main' attribute cannot be used") {
        var explained = self
        explained.rule = "a chapter's cells are one 'main.swift', which starts with its first line"
        explained.help = "take '@main' out and call 'main()' of the type, or write '//| run: false'"
        return explained
      }
      guard message.hasPrefix("main actor-isolated"), message.contains("nonisolated context"),
        program.book.isolation == .none, program.book.languageMode > 5
      else { return self }
      var explained = self
      explained.rule =
        "cells mean what a 'main.swift' means: its variables belong to the main actor"
      explained.help =
        "write 'isolation: MainActor' in book.yml, and all that cells declare does too"
      return explained
    }
    var explained = self
    explained.location.column = 1
    explained.rule = "'imports' names modules of this package or of the toolchain"
    let missing = program.book.imports.first { message.hasSuffix("'\($0)'") }
    let nearest = missing.flatMap {
      DidYouMean.nearest(to: $0, in: program.products.moduleNames)
    }
    explained.help = nearest.map { "did you mean '\($0)'?" }
    return explained
  }
}
