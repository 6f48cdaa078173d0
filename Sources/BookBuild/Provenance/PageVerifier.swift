import BookDocument
import BookLanguage
import BookRenderers
import CellRecords
import CellRunner
import Foundation
import SystemPackage

/// Makes a page once more from the sources that are here, and says what came out otherwise.
package struct PageVerifier: Sendable {
  /// What a verification found.
  package struct Verdict: Sendable, Equatable {
    /// What differs, a line each.
    package var findings: [String]
    /// How many proofs were made again.
    package var proofs: Int

    /// Whether the sources that are here give this page.
    package var isConfirmed: Bool { findings.isEmpty }
  }

  private let options: BookBuilder.Options
  private let runner: ChapterRunner
  private let progress: any ProgressListener

  /// Prepares a verification with the book in `options.bookDirectory`; no cache is asked.
  package init(
    _ options: BookBuilder.Options, runner: ChapterRunner = ChapterRunner(),
    progress: any ProgressListener
  ) {
    self.options = options
    self.runner = runner
    self.progress = progress
  }

  /// Runs the chapter that made a page, and compares facts, values and the page itself.
  package func verify(page path: String) async -> (build: BuildReport?, verdict: Verdict) {
    let name = FilePath(path).lastComponent?.string ?? path
    guard let page = FileManager.default.contents(atPath: path) else {
      return (nil, Verdict(findings: ["'\(path)' cannot be read"], proofs: 0))
    }
    let html = String(decoding: page, as: UTF8.self)
    guard let claimed = ProvenanceHTML.provenance(in: html), claimed.source.file.hasSuffix(".md")
    else {
      return (nil, Verdict(findings: ["\(name) does not say which chapter made it"], proofs: 0))
    }
    let slug = String(claimed.source.file.dropLast(3))
    guard let workspace = try? Workspace() else {
      return (nil, Verdict(findings: ["there is no temporary folder to build in"], proofs: 0))
    }
    defer { workspace.remove() }
    let folder = "\(workspace.directory)/output"
    var aside = options
    aside.only = [slug]
    aside.cache = nil
    aside.outputDirectory = folder
    let report = await BookBuilder(aside, runner: runner, progress: progress).build()
    guard report.succeeded,
      let fresh = OutputFolder(path: folder).text(of: "\(slug).html"),
      let found = ProvenanceHTML.provenance(in: fresh)
    else {
      return (report, Verdict(findings: ["the chapter '\(slug)' does not build"], proofs: 0))
    }
    var findings = claimed.differences(to: found)
    let phrases = BookOverview.settings(ofBookIn: options.bookDirectory).phrases
    // Where the facts are said to be the same, all of the page must be, what nobody compares among it.
    let line =
      findings.isEmpty
      ? Self.firstDifferentLine(html, fresh)
      : Self.firstDifferentLine(
        ProvenanceHTML.removing(from: html, phrases), ProvenanceHTML.removing(from: fresh, phrases))
    if let line {
      findings.append("the page's text differs, first in line \(line)")
    }
    return (report, Verdict(findings: findings, proofs: found.proofs.count))
  }

  /// The first line that differs.
  private static func firstDifferentLine(_ old: String, _ new: String) -> Int? {
    guard !old.utf8.elementsEqual(new.utf8) else { return nil }
    let lines = [old, new].map {
      $0.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }
    return zip(lines[0], lines[1]).prefix { $0.elementsEqual($1) }.count + 1
  }
}
