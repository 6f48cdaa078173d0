import BookDocument
import CellRecords
import RunStore

/// Judges the cells that must fail: those that must not compile or must trap run in a program of their
/// own after the cells before them.
struct ExpectedFailureRunner {
  var program: ChapterProgram

  /// Adds to a run what the cells gave that had to fail, and to its mistakes those that did not; the
  /// warnings that somebody expected are taken out.
  ///
  /// - Throws: an error if a process cannot be started.
  func judge(_ result: inout PlannedRun.Result) async throws {
    let left = Set(result.failed.keys)
    for cell in program.chapter.cells where cell.options.run && cell.options.interface {
      guard result.plan.dependents[cell.index] == nil else { continue }
      let errors = try await errors(
        inListing: cell, result.plan.part(endingWith: cell, leavingOut: left))
      if errors.isEmpty { continue }
      result.errors += errors
      result.failed[cell.index] = errors
    }
    for cell in program.chapter.cells where cell.options.run && !left.contains(cell.index) {
      guard let expectation = cell.options.expectation,
        result.plan.dependents[cell.index] == nil
      else { continue }
      do {
        let failures =
          expectation.kind == .warning
          ? try warnings(in: result.warnings, cell: cell, expecting: expectation)
          : try await failures(
            of: cell, result.plan.part(endingWith: cell, leavingOut: left), expecting: expectation)
        for failure in failures { result.recorded.append(failure, ofCell: cell.index) }
        result.warnings.removeAll { expectation.kind == .warning && cell.contains($0.location) }
      } catch let error as DiagnosedError {
        result.errors += error.diagnostics
        result.failed[cell.index] = error.diagnostics
      }
    }
  }

  /// The warnings that a cell of the main program had to give.
  private func warnings(
    in warnings: [Diagnostic], cell: Cell, expecting expectation: Expectation
  ) throws(DiagnosedError) -> [ExpectedFailure] {
    try found(
      warnings.filter { cell.contains($0.location) }, cell: cell, expecting: expectation,
      otherwise: "the cell compiles without a warning")
  }

  /// The errors or the trap of a cell that is not part of the main program.
  private func failures(
    of cell: Cell, _ part: ProgramSlice, expecting expectation: Expectation
  ) async throws -> [ExpectedFailure] {
    let workspace = try Workspace()
    defer { workspace.remove() }
    let report = try await program.compile(program.text(of: part), in: workspace)
    guard expectation.kind == .trap else {
      return try compileErrors(in: report, cell: cell, expecting: expectation)
    }
    guard report.succeeded else { throw DiagnosedError(report.diagnostics.filter(\.isError)) }
    return [
      try trap(in: try await program.run(in: workspace), cell: cell, expecting: expectation)
    ]
  }

  /// What the compiler says against a listing of signatures.
  private func errors(
    inListing cell: Cell, _ part: ProgramSlice
  ) async throws -> [Diagnostic] {
    let workspace = try Workspace()
    defer { workspace.remove() }
    let report = try await program.compile(program.text(of: part), in: workspace)
    guard !report.succeeded else { return [] }
    // A body that returns nothing gives no 'some Collection' either: that is no fault of the listing.
    let errors = report.explained(for: program)
    return errors.filter { !$0.message.contains("requires that 'Never' conform to") }
  }

  private func compileErrors(
    in report: CompilerReport, cell: Cell, expecting expectation: Expectation
  ) throws(DiagnosedError) -> [ExpectedFailure] {
    let errors = report.diagnostics.filter(\.isError)
    let own = report.diagnostics.filter { cell.contains($0.location) }
    if !errors.isEmpty, !own.contains(where: \.isError) { throw DiagnosedError(errors) }
    return try found(own, cell: cell, expecting: expectation, otherwise: "the cell compiles")
  }

  private func trap(
    in process: FinishedProcess, cell: Cell, expecting expectation: Expectation
  ) throws(DiagnosedError) -> ExpectedFailure {
    let expected = expectation.remarks[0]
    guard let error = process.error, process.wasSignalled else {
      throw .unmet(expected, cell, "the cell comes to its end")
    }
    guard process.transcript.lastCell == cell.index else {
      throw DiagnosedError([error.diagnostic])
    }
    let message = error.reason ?? error.diagnostic.message
    guard expected.text.isEmpty || message.contains(expected.text) else {
      throw .unmet(expected, cell, "the trap says '\(message)'")
    }
    return ExpectedFailure(.trap, text: message)
  }

  /// What the compiler said of a cell, as far as it was expected: every message that was must be there.
  private func found(
    _ diagnostics: [Diagnostic], cell: Cell, expecting expectation: Expectation, otherwise: String
  ) throws(DiagnosedError) -> [ExpectedFailure] {
    var rest = diagnostics
    var failures: [ExpectedFailure] = []
    var unmet: [Diagnostic] = []
    for remark in expectation.remarks {
      let line = remark.line.map { cell.location.line + $0 - 1 }
      let place = rest.firstIndex {
        $0.isError == (remark.kind == .compileError) && $0.message.contains(remark.text)
          && (line == nil || $0.location.line == line)
      }
      if let place {
        failures.append(
          ExpectedFailure(remark.kind, text: cell.excerpt(for: rest.remove(at: place))))
      } else {
        let other = rest.first { $0.isError == (remark.kind == .compileError) }
        unmet +=
          DiagnosedError.unmet(
            remark, cell, other.map { "the compiler says '\($0.message)'" } ?? otherwise
          ).diagnostics
      }
    }
    guard unmet.isEmpty else { throw DiagnosedError(unmet) }
    return failures
  }
}

extension DiagnosedError {
  fileprivate static func unmet(
    _ expected: Expectation.Remark, _ cell: Cell, _ fact: String
  ) -> DiagnosedError {
    var place = cell.location
    // A line below the cell is none of its own.
    if let number = expected.line, number <= cell.lineCount { place.line += number - 1 }
    let line = expected.line.map { " in line \($0)" } ?? ""
    return DiagnosedError([
      Diagnostic(
        .expectationUnmet, at: place,
        "\(fact), but cell '\(cell.name)' expects a \(expected.kind.rawValue)"
          + (expected.text.isEmpty ? "" : " with '\(expected.text)'") + line,
        rule: "what 'expect' names must happen, with that text in its message")
    ])
  }
}

extension PlannedRun.Result {
  /// Puts the mistakes of cells in the place of what they would have given.
  mutating func showMistakes(of chapter: Chapter) {
    for (index, diagnostics) in failed.sorted(by: { $0.key < $1.key }) {
      let cell = chapter.cells[index]
      let errors = diagnostics.filter(\.isError)
      let text = errors.map { cell.excerpt(for: $0) }.joined(separator: "\n")
      recorded.append(ExpectedFailure(.mistake, text: text), ofCell: index)
    }
    for (index, cause) in plan.dependents.sorted(by: { $0.key < $1.key }) {
      let text = chapter.cells[cause].name
      recorded.append(ExpectedFailure(.skipped, text: text), ofCell: index)
    }
  }
}

extension Cell {
  /// The compiler's message with the line of the cell that it is about.
  fileprivate func excerpt(for remark: Diagnostic) -> String {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    let number = remark.location.line - location.line
    let head = "\(remark.severity.rawValue): \(remark.message)"
    return lines.indices.contains(number) ? "\(head)\n\(number + 1) | \(lines[number])" : head
  }
}
