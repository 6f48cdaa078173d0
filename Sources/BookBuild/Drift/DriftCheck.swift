import BookDocument
import BookLanguage
import BookRenderers
import CellRecords
import CellRunner
import Foundation

/// Builds a book aside and compares what comes out with the pages in the output folder.
///
/// The comparison is not one of text: each page has a record of what its cells gave, so that the
/// report names the cell, the tensor and how much has changed.
package struct DriftCheck: Sendable {
  private let options: BookBuilder.Options
  private let runner: ChapterRunner
  private let progress: any ProgressListener

  /// Prepares a check of the pages in `options.outputDirectory`.
  package init(
    _ options: BookBuilder.Options, runner: ChapterRunner = ChapterRunner(),
    progress: any ProgressListener
  ) {
    self.options = options
    self.runner = runner
    self.progress = progress
  }

  /// Compares and changes nothing.
  package func check() async -> (build: BuildReport, drift: DriftReport) {
    await buildAside { report, fresh in (report, drift(of: report, fresh: fresh)) }
  }

  /// Compares, and takes the new pages if the book has no mistakes.
  package func accept() async -> (build: BuildReport, drift: DriftReport) {
    await buildAside { report, fresh in
      let drift = drift(of: report, fresh: fresh)
      var report = report
      if report.succeeded { report.diagnostics += take(fresh) }
      return (report, drift)
    }
  }

  private func buildAside<Result>(
    _ use: (BuildReport, OutputFolder) -> Result
  ) async -> Result {
    let workspace = try? Workspace()
    defer { workspace?.remove() }
    // Without a temporary folder nothing runs, and the build says why.
    let fresh = (workspace?.directory ?? "/nonexistent") + "/output"
    var aside = options
    aside.outputDirectory = fresh
    let report = await BookBuilder(aside, runner: runner, progress: progress).build()
    return use(report, OutputFolder(path: fresh))
  }

  private var phrases: any Phrases {
    BookOverview.settings(ofBookIn: options.bookDirectory).phrases
  }

  private var committed: OutputFolder { OutputFolder(path: options.outputDirectory) }

  private func drift(of report: BuildReport, fresh: OutputFolder) -> DriftReport {
    var drift = DriftReport()
    drift.chapters = report.chapters.count
    for built in report.chapters { drift.findings += findings(in: built.chapter.slug, fresh) }
    let pagesDiffer = !drift.findings.isEmpty
    let compared = report.chapters.map { "\($0.chapter.slug).html" }
    for name in fresh.sharedFiles where options.only.isEmpty && !compared.contains(name) {
      switch committed.data(of: name) {
      case nil: drift.findings.append("\(name) is missing")
      case fresh.data(of: name): break
      // The index follows from the pages: only by itself is it worth a line.
      case _ where SearchIndex.hasFile(named: name) && pagesDiffer: break
      default: drift.findings.append("\(name) differs")
      }
    }
    for name in superfluous(fresh, report) { drift.findings.append("\(name) is no longer built") }
    return drift
  }

  private func findings(in slug: String, _ fresh: OutputFolder) -> [String] {
    let page = "\(slug).html"
    guard let old = committed.text(of: page), let new = fresh.text(of: page) else {
      return ["\(page) is missing"]
    }
    var findings: [String]
    switch (committed.record(of: slug), fresh.record(of: slug)) {
    case (.some(let old), .some(let new)): findings = RecordDrift(from: old, to: new).findings
    case (nil, _): findings = ["the record of the numbers is missing or damaged"]
    case (_, nil): findings = []
    }
    if findings.isEmpty, old != new,
      ProvenanceHTML.removing(from: old, phrases) == ProvenanceHTML.removing(from: new, phrases)
    {
      let facts = [old, new].map { ProvenanceHTML.provenance(in: $0) }
      let changes = facts[1].map { facts[0]?.differences(to: $0) ?? [] } ?? []
      findings = ["only its provenance differs: \(changes.joined(separator: "; "))"]
    } else if findings.isEmpty, old != new {
      let line = Self.firstDifferentLine(old, new)
      findings = ["only prose, code, drawing or theme differ, first in line \(line) of \(page)"]
    }
    return findings.map { "\(slug): \($0)" }
  }

  private static func firstDifferentLine(_ old: String, _ new: String) -> Int {
    let old = old.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let new = new.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { $0.elementsEqual($1) }.count
    return same + 1
  }

  /// Pages and records that no chapter has; those of a chapter with a mistake stay.
  private func superfluous(_ fresh: OutputFolder, _ report: BuildReport) -> [String] {
    guard options.only.isEmpty, report.succeeded else { return [] }
    return OutputManifest(of: options.outputDirectory)
      .stale(besides: OutputManifest(of: fresh.path).names, formats: options.formats)
      .filter { committed.data(of: $0) != nil }
  }

  private func take(_ fresh: OutputFolder) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for name in fresh.pagesAndRecords + fresh.sharedFiles {
      guard let data = fresh.data(of: name) else { continue }
      do throws(FileError) {
        try TextFile.write(data, to: "\(options.outputDirectory)/\(name)")
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    guard options.only.isEmpty else { return diagnostics }
    var manifest = OutputManifest(of: options.outputDirectory)
    let names = OutputManifest(of: fresh.path).names
    _ = manifest.remove(manifest.stale(besides: names, formats: options.formats))
    return diagnostics + manifest.add(names)
  }
}
