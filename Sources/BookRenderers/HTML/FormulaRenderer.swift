import BookDocument
import CellRecords
import Foundation
import Platform
import RunStore
import Synchronization

/// Turns TeX into MathML with KaTeX while the book is built: the page needs no script and no font.
package final class FormulaRenderer: Sendable {
  /// Why a formula, or every formula, cannot be shown.
  package enum FormulaError: Error, Hashable {
    /// KaTeX is not on this machine, or cannot be loaded.
    case unavailable(String)
    /// The formula is wrong, at a scalar of its source if the place is known.
    case formula(String, scalar: Int?)
    /// The formula uses a command that could load or run something.
    case forbidden(String, scalar: Int?)
    /// The formula is too long, or makes too much work.
    case tooLarge(String)
    /// KaTeX itself failed.
    case failed(String)
  }

  /// Where KaTeX is on this machine, or would be.
  package static let standardPath =
    HostSystem.formulaScripts.first(where: FileManager.default.fileExists)
    ?? HostSystem.formulaScripts[0]

  /// How long a formula may be.
  ///
  /// - Units: UTF-8 bytes.
  package static let longest = 8_000

  private let path: String
  private let macros: [String: String]
  private let pieces: BuildMemo
  private let kind: String
  /// One formula at a time: it is one machine for JavaScript.
  private let loaded = Mutex<Result<KaTeX, FormulaError>?>(nil)

  /// A renderer that loads KaTeX when the first formula comes.
  ///
  /// - Parameters:
  ///   - path: Where KaTeX is.
  ///   - macros: What formulas may use besides TeX's own commands.
  ///   - pieces: Formulas that were rendered before; if all were, KaTeX is not loaded.
  package init(
    path: String = standardPath, macros: [String: String] = [:],
    pieces: BuildMemo = BuildMemo()
  ) {
    self.path = path
    self.macros = macros
    self.pieces = pieces
    // A piece is known by its kind and its source, and macros change what a source means.
    kind = "formula" + macros.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
  }

  /// The formula as HTML.
  ///
  /// - Throws: ``FormulaError`` if the TeX is wrong or KaTeX is missing.
  package func html(of formula: Formula) throws(FormulaError) -> String {
    guard formula.source.utf8.count <= Self.longest else {
      throw .tooLarge("it has \(formula.source.utf8.count) bytes, and \(Self.longest) are allowed")
    }
    let kind = formula.isBlock ? "block \(kind)" : kind
    return try pieces.html(kind, of: formula.source) { () throws(FormulaError) in
      try render(formula)
    }
  }

  private func render(_ formula: Formula) throws(FormulaError) -> String {
    let source = formula.source.trimmingCharacters(in: .whitespacesAndNewlines)
    let lead = formula.source.unicodeScalars.prefix { $0.properties.isWhitespace }.count
    switch try answer(to: source, isBlock: formula.isBlock) {
    case .html(let html):
      let tag = formula.isBlock ? "div" : "span"
      return "<\(tag) class=\"math\">\(Self.lean(html))</\(tag)>"
    case .invalid(let reason, let scalar):
      throw .formula(reason, scalar: scalar.map { $0 + lead })
    case .forbidden(let command):
      let place = formula.source.firstRange(of: command)?.lowerBound
      let scalar = place.map {
        formula.source.unicodeScalars.distance(from: formula.source.startIndex, to: $0)
      }
      throw .forbidden(command, scalar: scalar)
    case .exhausted: throw .tooLarge("it makes too much work, or is nested too deeply")
    case .failed(let reason): throw .failed(reason)
    }
  }

  /// The MathML alone: HTML needs no name of its language, and readers see no TeX.
  private static func lean(_ html: String) -> String {
    let math = html.firstMatch(of: /<math.*<\/math>/.dotMatchesNewlines()).map { String($0.output) }
    return (math ?? html)
      .replacing(" xmlns=\"http://www.w3.org/1998/Math/MathML\"", with: "")
      .replacing(/<annotation.*?<\/annotation>/.dotMatchesNewlines(), with: "")
  }

  private func answer(
    to source: String, isBlock: Bool
  ) throws(FormulaError) -> KaTeX.Answer {
    try loaded.withLock { loaded throws(FormulaError) in
      let result =
        loaded ?? Result { () throws(FormulaError) in try KaTeX(path: path, macros: macros) }
      loaded = result
      let answer = try result.get().render(source, isBlock: isBlock)
      // It cannot be used again.
      if case .exhausted = answer { loaded = nil }
      return answer
    }
  }
}

extension FormulaRenderer {
  /// What is wrong with the formulas of some chapters; a missing KaTeX is reported once a chapter.
  package func diagnostics(of chapters: [Chapter]) -> [Diagnostic] {
    chapters.flatMap { chapter in
      var missing: Diagnostic?
      var diagnostics: [Diagnostic] = []
      for formula in chapter.formulas {
        do throws(FormulaError) {
          _ = try html(of: formula)
        } catch .unavailable(let reason) {
          missing = missing ?? FormulaError.unavailable(reason).diagnostic(in: formula)
        } catch {
          diagnostics.append(error.diagnostic(in: formula))
        }
      }
      return diagnostics + [missing].compactMap(\.self)
    }
  }
}

extension FormulaRenderer.FormulaError {
  /// The error as a message about a formula of a chapter.
  func diagnostic(in formula: Formula) -> Diagnostic {
    func place(_ scalar: Int?) -> SourceLocation {
      scalar.map(formula.location(ofScalar:)) ?? formula.location
    }
    return switch self {
    case .formula(let reason, let scalar):
      Diagnostic(
        .formulaInvalid, at: place(scalar), "this formula is not valid TeX: \(reason)",
        help: reason.contains("\\label")
          ? "a formula with a label is a block '```math {#eq-name}'" : nil)
    case .forbidden(let command, let scalar):
      Diagnostic(
        .formulaForbidden, at: place(scalar), "'\(command)' is not allowed in formulas",
        rule: "a formula names no address, file or style of the page")
    case .tooLarge(let reason):
      Diagnostic(
        .formulaTooLarge, at: formula.location, "this formula is too large: \(reason)",
        help: "write it as several formulas")
    case .failed(let reason):
      Diagnostic(
        .formulaInvalid, at: formula.location, "KaTeX cannot show this formula: \(reason)",
        help: "write it with other commands")
    case .unavailable(let reason):
      Diagnostic(
        .formulasUnavailable, at: formula.location, "formulas cannot be shown: \(reason)",
        help: HostSystem.formulaScriptAdvice)
    }
  }
}
