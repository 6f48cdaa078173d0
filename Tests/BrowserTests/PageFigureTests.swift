import Foundation
import Testing

extension Browsing {
  /// The figures that `Benchmarks/pages` reports; no part of an ordinary run.
  @Suite(
    .enabled(
      if: ProcessInfo.processInfo.environment["PAGE_FIGURES"] != nil,
      "measures for Benchmarks/pages, which names a file in PAGE_FIGURES"))
  struct PageFigures {
    @Test func figuresOfTheBookAreReported() async throws {
      let path = try #require(ProcessInfo.processInfo.environment["PAGE_FIGURES"])
      let pages = try await BuiltBook.real.pages
      let folder = pages[0].deletingLastPathComponent()
      var lines = try pages.map { "\($0.lastPathComponent): \(try size(of: $0)) bytes" }
      for name in ["theme.css", "book.js", "search-index.js"] {
        lines.append("\(name): \(try size(of: folder.appendingPathComponent(name))) bytes")
      }
      let largest = try #require(try pages.max { try size(of: $0) < size(of: $1) })
      let paint = try await firstPaint(of: largest)
      lines.append(
        "first paint of \(largest.lastPathComponent) from disk: \(paint.formatted()) ms"
          + " (median of \(Self.repetitions))")
      lines += try await axeFigures(of: pages)
      lines += try await checkerFigures(of: pages)
      try (lines.joined(separator: "\n") + "\n")
        .write(toFile: path, atomically: true, encoding: .utf8)
    }

    private static let repetitions = 9

    private func size(of file: URL) throws -> Int {
      try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
    }

    private func firstPaint(of page: URL) async throws -> Double {
      try await Browser.run { browser in
        try await browser.resize(width: 1280, height: 800)
        var times: [Double] = []
        for _ in 0..<Self.repetitions {
          try await browser.open(page)
          let entry = "performance.getEntriesByName('first-contentful-paint')[0]"
          try await browser.wait(for: "a paint", "\(entry) !== undefined")
          if let time = try await browser.evaluate("\(entry).startTime").number {
            times.append(time)
          }
        }
        return times.sorted()[times.count / 2]
      }
    }

    private func axeFigures(of pages: [URL]) async throws -> [String] {
      guard let path = await FetchedFile.axe.path() else { return ["axe: not to be had"] }
      let axe = Axe(source: try String(contentsOfFile: path, encoding: .utf8))
      return try await Browser.run { browser in
        var violations = 0
        var lowest = Double.infinity
        for scheme in Browser.ColourScheme.allCases {
          try await browser.emulate(scheme)
          for page in pages {
            try await browser.open(page)
            let report = try await axe.report(in: browser)
            violations += report.violations.count
            lowest = min(lowest, report.lowestContrast ?? lowest)
          }
        }
        return [
          "axe violations, light and dark: \(violations)", "lowest contrast of text: \(lowest)",
        ]
      }
    }

    private func checkerFigures(of pages: [URL]) async throws -> [String] {
      guard Tool.java.isInstalled, let path = await FetchedFile.htmlChecker.path() else {
        return ["Nu HTML checker: not to be had"]
      }
      let errors = try await NuChecker(path: path).errors(in: pages.map(\.path))
      return [
        "Nu errors: \(errors.count), besides the directives of Trusted Types, which this checker of"
          + " 2020 does not know"
      ]
    }
  }
}
