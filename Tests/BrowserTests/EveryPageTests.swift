import Foundation
import Testing

extension Browsing {
  /// What holds on every page, whatever stands on it.
  @Suite struct EveryPage {
    @Test func noPageSaysAnythingInTheConsoleOrAsksForMoreThanFiles() async throws {
      try await Browser.run { browser in
        for page in try await allPages {
          try await browser.open(page)
          let messages = try await browser.consoleMessages()
          #expect(messages.isEmpty, "\(page.lastPathComponent): \(messages)")
          let folder = page.deletingLastPathComponent().absoluteString
          let requests = try await browser.requests()
          #expect(requests.contains(page.absoluteString))
          let foreign = requests.filter { !$0.hasPrefix(folder) }
          #expect(foreign.isEmpty, "\(page.lastPathComponent): \(foreign)")
        }
      }
    }

    @Test(arguments: [320, 768, 1280, 2560])
    func nothingIsCutAtTheSides(width: Int) async throws {
      try await Browser.run { browser in
        try await browser.resize(width: width, height: 800)
        for page in try await allPages {
          try await browser.open(page)
          let overhang = try await browser.evaluate(Script.overhang)
          #expect(overhang == [], "\(page.lastPathComponent) at \(width)")
        }
      }
    }

    @Test(arguments: [320, 2560])
    func linesOfProseHaveALengthForReading(width: Int) async throws {
      try await Browser.run { browser in
        try await browser.resize(width: width, height: 800)
        for page in try await allPages {
          try await browser.open(page)
          // 汉字 are as wide as the font is high; Chinese typesetters allow 45 of them.
          let long = try await browser.evaluate(Script.lines(longerThan: 45))
          #expect(long == [], "\(page.lastPathComponent) at \(width)")
        }
      }
    }
  }
}
