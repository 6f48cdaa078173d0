import Foundation
import TestSupport
import Testing

extension Browsing {
  /// What other people's checkers say about every page.
  @Suite struct Checkers {
    @Test(
      .enabled("needs python3, pip and the network to fetch axe-core") {
        await FetchedFile.axe.path() != nil
      },
      arguments: Browser.ColourScheme.allCases)
    func axeFindsNoViolation(scheme: Browser.ColourScheme) async throws {
      let path = try #require(await FetchedFile.axe.path())
      let axe = try String(contentsOfFile: path, encoding: .utf8)
      try await Browser.run { browser in
        try await browser.emulate(scheme)
        for page in try await allPages {
          try await browser.open(page)
          let isDark = try await browser.evaluate(
            "matchMedia('(prefers-color-scheme: dark)').matches")
          #expect(isDark == .flag(scheme == .dark))
          let report = try await Axe(source: axe).report(in: browser)
          // Rules that find something on any page of the book: axe must have looked.
          for rule in ["color-contrast", "document-title", "html-has-lang", "link-name", "region"] {
            #expect(report.rulesChecked.contains(rule), "\(rule): \(page.lastPathComponent)")
          }
          #expect(report.violations == [], "\(page.lastPathComponent), \(scheme)")
        }
      }
    }
  }
}

/// The checker for HTML needs no browser.
@Suite struct HTMLCheckerTests {
  @Test(
    .enabled(if: Tool.java.isInstalled, "needs Java: apt-get install default-jre-headless"),
    .enabled("needs python3, pip and the network to fetch the Nu HTML checker") {
      await FetchedFile.htmlChecker.path() != nil
    })
  func theNuCheckerFindsNoError() async throws {
    let path = try #require(await FetchedFile.htmlChecker.path())
    let checker = NuChecker(path: path)
    let pages = try await Browsing.allPages
    let errors = try await checker.errors(in: pages.map(\.path))
    #expect(errors == [])
  }

  @Test(
    .enabled(if: Tool.java.isInstalled, "needs Java: apt-get install default-jre-headless"),
    .enabled("needs python3, pip and the network to fetch the Nu HTML checker") {
      await FetchedFile.htmlChecker.path() != nil
    })
  func theNuCheckerFindsErrorsWhereThereAreSome() async throws {
    let path = try #require(await FetchedFile.htmlChecker.path())
    let folder = TestFolder()
    let page = "<!DOCTYPE html><title>t</title><p id=a><span id=a></p>"
    try page.write(toFile: folder.path("bad.html"), atomically: true, encoding: .utf8)
    let errors = try await NuChecker(path: path).errors(in: [folder.path("bad.html")])
    #expect(errors.contains { $0.contains("Duplicate ID") })
  }
}
