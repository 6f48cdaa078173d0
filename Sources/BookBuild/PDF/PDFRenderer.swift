import BookDocument
import BookRenderers
import CellRunner
import Foundation
import Platform

/// Has an installed Chromium print pages to a PDF.
package struct PDFRenderer: Sendable {
  private let searchPath: String

  package init(searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? "") {
    self.searchPath = searchPath
  }

  /// Prints the first of some files, which may need the others, to a path.
  package func print(_ pages: [OutputFile], to path: String) async -> [Diagnostic] {
    let place = SourceLocation(path: path, line: 1)
    guard let first = pages.first else { return [] }
    do {
      let printer = try ChromiumPrinter(searchPath: searchPath)
      let workspace = try Workspace()
      defer { workspace.remove() }
      let folder = "\(workspace.directory)/pages"
      let writer = OutputWriter(directory: folder, pageBudget: .max)
      let unwritten = pages.flatMap { writer.write($0) }
      guard unwritten.isEmpty else { return unwritten }
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(),
        withIntermediateDirectories: true)
      try await printer.print("\(folder)/\(first.name)", to: path)
      return []
    } catch ChromiumPrinter.PrintError.noBrowser {
      return [
        Diagnostic(
          .pdfBrowserMissing, at: place, "there is no Chromium to make the PDF with",
          rule: "a PDF is printed by an installed Chromium",
          help: HostSystem.browserAdvice)
      ]
    } catch ChromiumPrinter.PrintError.failed(let said) {
      return [
        Diagnostic(
          .pdfFailed, at: place, "Chromium made no PDF",
          notes: said.split(separator: "\n").map { .init(String($0)) })
      ]
    } catch {
      return [Diagnostic(.pdfFailed, at: place, "the PDF cannot be made: \(error)")]
    }
  }
}
