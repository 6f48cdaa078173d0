import Foundation

/// A built page.
package enum Page {
  /// What stands in the page's `main`: the theme around it may change without touching scenarios.
  package static func main(of html: String) -> String {
    guard let start = html.firstRange(of: /<main[^>]*>/), let end = html.firstRange(of: "</main>")
    else {
      return html
    }
    return html[start.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
      + "\n"
  }

  /// The texts of a page, without its markup.
  package static func text(of html: String) -> String {
    MarkupScanner(html).reduce(into: "") { text, piece in
      if case .text(let found) = piece { text += found }
    }
  }
}
