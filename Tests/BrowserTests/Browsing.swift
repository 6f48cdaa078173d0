import Foundation
import Testing

/// What readers do with the pages, done in a real browser: Debian's Chromium, one at a time.
@Suite(
  .serialized,
  .enabled(
    if: Tool.browser.isInstalled && Tool.driver.isInstalled,
    "needs a browser: apt-get install chromium chromium-driver"))
enum Browsing {
  /// All pages of both books.
  static var allPages: [URL] {
    get async throws { try await BuiltBook.real.pages + BuiltBook.everything.pages }
  }
}
