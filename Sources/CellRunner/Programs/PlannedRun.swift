import BookDocument
import CellRecords
import Foundation
import RunStore

/// Compiles and runs the programs of a chapter, and joins what they gave.
struct PlannedRun {
  /// A program with the workspace in which it is compiled.
  struct Compiled {
    var part: ProgramSlice
    var workspace: Workspace
  }

  /// What came of a chapter.
  struct Result {
    var recorded: RecordedRun
    var warnings: [Diagnostic] = []
    /// The mistakes of cells that were left out; none unless the run goes on after mistakes.
    var errors: [Diagnostic] = []
    var programs: [Compiled] = []
    var plan: ProgramPlan
    /// The cells with mistakes of their own.
    var failed: [Int: [Diagnostic]] = [:]
  }

  var program: ChapterProgram
  var workspaces: Workspaces
  var observer: any RunObserver
  var isMeasuring = false
  /// Whether a cell with a mistake is left out, and the rest is run.
  var keepsGoing = false

  /// Runs the programs.
  ///
  /// - Throws: ``DiagnosedError`` with all mistakes that were found, unless it goes on after them.
  func run() async throws -> Result {
    var failures = CellFailures(program)
    if !failures.isEmpty, !keepsGoing {
      // What the compiler has to say about the other cells is worth knowing all the same.
      let plan = program.plan(leavingOut: failures.cells, values: failures.values)
      _ = try await compiled(plan, &failures)
      throw DiagnosedError(failures.diagnostics)
    }
    // Each round leaves out at least one cell more.
    for _ in 0...program.chapter.cells.count + program.chapter.inlineValues.count {
      let plan = program.plan(leavingOut: failures.cells, values: failures.values)
      let known = failures.count
      let programs = try await compiled(plan, &failures)
      // Without the cells that do not compile, the others may agree.
      if failures.count == known || !keepsGoing { failures.note(plan.diagnostics) }
      if failures.count > known {
        if keepsGoing { continue }
        throw DiagnosedError(failures.diagnostics)
      }
      if let result = try await result(of: programs, plan, &failures) { return result }
      guard keepsGoing else { throw DiagnosedError(failures.diagnostics) }
    }
    throw DiagnosedError(failures.diagnostics)
  }

  private func compiled(
    _ plan: ProgramPlan, _ failures: inout CellFailures
  ) async throws -> [(compiled: Compiled, warnings: [Diagnostic])] {
    var programs: [(compiled: Compiled, warnings: [Diagnostic])] = []
    for part in plan.parts where plan.parts.count == 1 || !part.isEmpty {
      let workspace = try workspaces.make()
      let report = try await program.compile(program.text(of: part), in: workspace)
      let warnings = report.diagnostics.filter {
        !$0.isError && (plan.parts.count == 1 || part.owns($0.location, of: program.chapter))
      }
      guard !report.succeeded else {
        programs.append((Compiled(part: part, workspace: workspace), warnings))
        continue
      }
      let errors = report.explained(for: program)
      failures.note(errors + warnings)
      // What no cell has done wrong cannot be left out.
      guard errors.allSatisfy({ failures.hasPlace($0.location) }) else {
        throw DiagnosedError(failures.diagnostics)
      }
    }
    return programs
  }

  /// What the programs gave; nil if a cell did not come to its end.
  private func result(
    of programs: [(compiled: Compiled, warnings: [Diagnostic])], _ plan: ProgramPlan,
    _ failures: inout CellFailures
  ) async throws -> Result? {
    var runs: [(RecordedRun, ProgramSlice)] = []
    var warnings = programs.flatMap(\.warnings)
    for (compiled, _) in programs {
      let process = try await program.run(
        in: compiled.workspace, observer: observer, isMeasuring: isMeasuring)
      if let error = process.error {
        failures.note([error.diagnostic], ofCell: process.transcript.lastCell)
        guard keepsGoing, process.transcript.lastCell != nil else {
          throw DiagnosedError([error.diagnostic] + warnings)
        }
        return nil
      }
      runs.append((process.recorded, compiled.part))
      warnings += process.remarks(on: program.chapter)
    }
    return Result(
      recorded: .joining(runs, of: program.chapter), warnings: warnings,
      errors: failures.diagnostics, programs: programs.map(\.compiled), plan: plan,
      failed: failures.byCell)
  }
}

/// The workspaces of a chapter's programs, which go when the chapter is done.
final class Workspaces {
  private(set) var all: [Workspace] = []

  func make() throws -> Workspace {
    let workspace = try Workspace()
    all.append(workspace)
    return workspace
  }

  var full: Workspace? { all.first(where: \.isFull) }

  func removeAll() { all.forEach { $0.remove() } }
}

/// The mistakes of a chapter by the cells that have made them.
struct CellFailures {
  private let chapter: Chapter
  /// The cell of each line that has one; a chapter can have thousands, and as many mistakes.
  private let cellByLine: [Int: Int]
  /// The values that each line has a part of, in their order.
  private let valuesByLine: [Int: [InlineValue]]
  private(set) var diagnostics: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  private(set) var byCell: [Int: [Diagnostic]] = [:]
  /// The values in sentences with mistakes.
  private(set) var values: Set<Int> = []

  init(_ program: ChapterProgram) {
    chapter = program.chapter
    cellByLine = chapter.cells.reduce(into: [:]) { found, cell in
      let lines = [cell.showLocation].compactMap { $0?.line } + cell.lines
      for line in lines { found[line] = found[line] ?? cell.index }
    }
    valuesByLine = chapter.inlineValues.reduce(into: [:]) { lines, value in
      let first = value.location.line
      for line in first...first + value.expression.count(where: { $0 == "\n" }) {
        lines[line, default: []].append(value)
      }
    }
    note(program.syntax.diagnostics)
  }

  var cells: Set<Int> { Set(byCell.keys) }
  var count: Int { diagnostics.count(where: \.isError) }
  var isEmpty: Bool { diagnostics.isEmpty }

  /// Whether a place is in a cell or a value, which can be left out.
  func hasPlace(_ location: SourceLocation) -> Bool {
    cell(at: location) != nil || value(at: location) != nil
  }

  private func cell(at location: SourceLocation) -> Int? {
    location.path == chapter.path ? cellByLine[location.line] : nil
  }

  /// The value in a sentence that starts last before a place, on one of its lines.
  private func value(at location: SourceLocation) -> Int? {
    guard location.path == chapter.path, let values = valuesByLine[location.line] else {
      return nil
    }
    // They are in order: half of those that are left may be left out at each step.
    var range = values.indices
    while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
      range =
        values[middle].location <= location
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound > 0 ? values[range.lowerBound - 1].index : nil
  }

  mutating func note(_ found: [Diagnostic], ofCell cell: Int? = nil) {
    for diagnostic in found where known.insert(diagnostic).inserted {
      diagnostics.append(diagnostic)
      guard diagnostic.isError else { continue }
      if let cell = cell ?? self.cell(at: diagnostic.location) {
        byCell[cell, default: []].append(diagnostic)
      } else if let value = value(at: diagnostic.location) {
        values.insert(value)
      }
    }
  }
}

extension ProgramSlice {
  var isEmpty: Bool { cells.isEmpty && values.isEmpty }

  /// Whether a place is in what the program gives, and not in what it repeats.
  fileprivate func owns(_ location: SourceLocation, of chapter: Chapter) -> Bool {
    guard let cell = chapter.cells.first(where: { $0.contains(location) }) else { return true }
    return cells.contains(cell.index)
  }
}
