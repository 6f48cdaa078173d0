import BookDocument
import BookLanguage
import CellRecords

/// Adds what the preview needs to a page on its way to the browser; the file stays as it is.
struct LivePage {
  /// The folder of the preview's own files in the server's addresses.
  static let folder = "/__book"

  /// The server's address as the browser wrote it, `127.0.0.1:8000`.
  let host: String
  /// Which run of the server serves the page: another counts builds from the start.
  let session: String
  /// How many builds have ended.
  let version: Int
  /// What the preview says.
  let words: PreviewWords

  /// The page with the script, its style sheet, and a policy that allows just these.
  func html(of page: String) -> String {
    let loosened = loosenedPolicy(of: page)
    guard let end = loosened.firstRange(of: "</head>") else { return loosened + tags }
    return loosened.replacingCharacters(in: end, with: tags + "</head>")
  }

  /// The page with a policy that allows the preview's files, if the page has one.
  private func loosenedPolicy(of page: String) -> String {
    guard let start = page.firstRange(of: Self.policyStart),
      let end = page[start.upperBound...].firstIndex(of: "\"")
    else { return page }
    let written = String(page[start.upperBound..<end]).replacing("&#39;", with: "'")
    var policy = ContentPolicy(written)
    policy.allow("\(origin)/reload.js", for: "script-src")
    policy.allow("\(origin)/overlay.css", for: "style-src")
    policy.allow("\(origin)/changes", for: "connect-src")
    policy.allow("\(origin)/page", for: "connect-src")
    policy.allowTrustedTypes(of: "book-preview")
    return page.replacingCharacters(in: start.upperBound..<end, with: policy.text)
  }

  /// What is shown in place of a page that no build has written yet.
  var placeholder: String {
    html(
      of: """
        <!DOCTYPE html>
        <html lang="\(words.languageTag.htmlEscaped)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(words.pageMissing.htmlEscaped)</title>
        </head>
        <body>
        <main>
        <h1>\(words.pageMissing.htmlEscaped)</h1>
        <p>\(words.pageMissingNote.htmlEscaped)</p>
        </main>
        </body>
        </html>

        """)
  }

  private var origin: String { "http://\(host)\(Self.folder)" }

  private var tags: String {
    """
    <link rel="stylesheet" href="\(Self.folder)/overlay.css">
    <script src="\(Self.folder)/reload.js" data-session="\(session)" data-version="\(version)" \
    data-close="\(words.close.htmlEscaped)" defer></script>

    """
  }

  /// How the templates begin a page's policy.
  private static let policyStart = "<meta http-equiv=\"Content-Security-Policy\" content=\""
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
