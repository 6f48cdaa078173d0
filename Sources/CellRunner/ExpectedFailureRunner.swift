import BookDocument
import CellRecords
import RunStore

/// Runs the cells that must go wrong, each in a program of its own behind the cells before it.
struct ExpectedFailureRunner {
  var chapter: Chapter
  var book: Book
  var syntax: ChapterSyntax
  var products: BuildProducts

  /// What happened in the cell.
  ///
  /// - Throws: an error if a process cannot be started.
  func run(_ cell: Cell, expecting expectation: Expectation) async throws
    -> Result<ExpectedFailure, ExpectationError>
  {
    let workspace = try Workspace()
    defer { workspace.remove() }
    let program = ProgramAssembler.program(for: chapter, of: book, syntax, endingWith: cell)
    let compiler = ChapterCompiler(products: products, workspace: workspace)
    let report = try await compiler.compile(program, imports: book.imports)
    guard expectation.kind == .trap else {
      return Self.compileError(in: report, cell: cell, expecting: expectation)
    }
    guard report.succeeded else {
      return .failure(ExpectationError(report.diagnostics.filter(\.isError)))
    }
    let process = ChapterProcess(
      chapter: chapter, workspace: workspace, limits: book.limits, launcher: book.launcher,
      data: DataFolder(of: book),
      observer: SilentObserver())
    return Self.trap(in: try await process.run(), of: chapter, cell: cell, expecting: expectation)
  }

  /// The warning that a cell of the main program had to give.
  static func warning(
    in warnings: [Diagnostic], cell: Cell, expecting expectation: Expectation
  ) -> Result<ExpectedFailure, ExpectationError> {
    found(
      warnings.filter { cell.contains($0.location) }, cell: cell, expecting: expectation,
      otherwise: "the cell compiles without a warning")
  }

  private static func compileError(
    in report: CompilerReport, cell: Cell, expecting expectation: Expectation
  ) -> Result<ExpectedFailure, ExpectationError> {
    let errors = report.diagnostics.filter(\.isError)
    let own = errors.filter { cell.contains($0.location) }
    if own.isEmpty && !errors.isEmpty { return .failure(ExpectationError(errors)) }
    return found(own, cell: cell, expecting: expectation, otherwise: "the cell compiles")
  }

  private static func trap(
    in remains: ChapterProcess.Remains, of chapter: Chapter, cell: Cell,
    expecting expectation: Expectation
  ) -> Result<ExpectedFailure, ExpectationError> {
    let transcript = ChapterTranscript(remains, of: chapter)
    guard case .failure(let mistake) = transcript.result, case .signalled = remains.end else {
      return .failure(ExpectationError(cell, expectation, "the cell comes to its end"))
    }
    guard transcript.lastCell == cell.index else {
      return .failure(ExpectationError([mistake.diagnostic]))
    }
    let message = mistake.reason ?? mistake.diagnostic.message
    guard message.contains(expectation.text) else {
      return .failure(ExpectationError(cell, expectation, "the trap says '\(message)'"))
    }
    return .success(ExpectedFailure(.trap, text: message))
  }

  private static func found(
    _ remarks: [Diagnostic], cell: Cell, expecting expectation: Expectation, otherwise: String
  ) -> Result<ExpectedFailure, ExpectationError> {
    guard let first = remarks.first else {
      return .failure(ExpectationError(cell, expectation, otherwise))
    }
    guard let match = remarks.first(where: { $0.message.contains(expectation.text) }) else {
      return .failure(ExpectationError(cell, expectation, "the compiler says '\(first.message)'"))
    }
    return .success(ExpectedFailure(expectation.kind, text: cell.excerpt(for: match)))
  }
}

/// What is wrong with a cell that had to go wrong.
struct ExpectationError: Error {
  let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  init(_ cell: Cell, _ expectation: Expectation, _ fact: String) {
    diagnostics = [
      Diagnostic(
        .expectationUnmet, at: cell.location,
        "\(fact), but cell '\(cell.name)' expects a \(expectation.kind.rawValue)"
          + " with '\(expectation.text)'",
        rule: "what 'expect' names must happen, with that text in its message")
    ]
  }
}

extension Cell {
  /// Whether a place lies in the cell's code.
  func contains(_ place: SourceLocation) -> Bool {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false).count
    return place.path == location.path
      && (location.line..<location.line + max(lines, 1)).contains(place.line)
  }

  /// The compiler's message with the line of the cell that it is about.
  func excerpt(for remark: Diagnostic) -> String {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    let number = remark.location.line - location.line
    let head = "\(remark.severity.rawValue): \(remark.message)"
    return lines.indices.contains(number) ? "\(head)\n\(number + 1) | \(lines[number])" : head
  }
}
