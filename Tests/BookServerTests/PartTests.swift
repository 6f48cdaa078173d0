import Testing

@testable import BookLanguage
@testable import BookServer

@Suite struct PartTests {
  @Test(arguments: [
    ("default-src 'none'", "default-src 'none'; script-src S"),
    ("default-src 'self'; img-src *", "default-src 'self'; img-src *; script-src 'self' S"),
    ("default-src 'none'; script-src 'self'", "default-src 'none'; script-src 'self' S"),
    ("script-src 'none'", "script-src S"), ("img-src 'self'", "img-src 'self'"), ("", ""),
    (" ; Default-Src  'none' ;; ", "default-src 'none'; script-src S"),
  ])
  func aPolicyAllowsOneSourceMore(before: String, after: String) {
    var policy = ContentPolicy(before)
    policy.allow("S", for: "script-src")
    #expect(policy.text == after)
  }

  @Test(arguments: [
    ("a.html", "text/html; charset=utf-8"), ("a.b.CSS", "text/css; charset=utf-8"),
    ("a.svg", "image/svg+xml"), ("a", "application/octet-stream"),
    (".html", "application/octet-stream"), ("06.ipynb", "application/x-ipynb+json"),
    ("a.exe", "application/octet-stream"),
  ])
  func aFilesNameTellsItsMediaType(name: String, type: String) {
    #expect(MediaType.ofFile(named: name) == type)
  }

  @Test func aPageWithoutHeadOrPolicyGetsTheScriptAllTheSame() {
    let page = LivePage(
      host: "localhost:1", session: "s", version: 3, words: Language.english.phrases.preview)
    #expect(page.html(of: "<p>x</p>").contains("data-version=\"3\""))
    #expect(!page.html(of: "<p>x</p>").contains("Content-Security-Policy"))
  }

  @Test func aPlaceholderShowsItsTextsAsTexts() {
    let words = PreviewWords(
      languageTag: "en", pageMissing: "<script>x</script>", pageMissingNote: "a & b",
      unconfirmed: "?", confirmed: "!", messages: { _, _ in "" }, close: "\"c\"")
    let page = LivePage(host: "localhost:1", session: "s", version: 0, words: words)
    #expect(page.placeholder.contains("&lt;script&gt;x"))
    #expect(page.placeholder.contains("a &amp; b"))
    #expect(page.placeholder.contains("data-close=\"&quot;c&quot;\""))
  }

  @Test(arguments: [
    (Language.chinese, 1, 0, "书里有 1 处错误"), (.chinese, 2, 3, "书里有 2 处错误、3 处警告"),
    (.english, 1, 0, "The book has 1 error"), (.english, 0, 2, "The book has 2 warnings"),
    (.english, 2, 1, "The book has 2 errors and 1 warning"),
  ])
  func theHeadingCountsMessages(language: Language, errors: Int, warnings: Int, heading: String) {
    #expect(language.phrases.preview.messages(errors, warnings) == heading)
  }

  @Test(arguments: Language.all) func aPlaceholderIsInTheLanguageOfTheWords(language: Language) {
    let words = language.phrases.preview
    #expect(words.languageTag == language.tag)
    let page = LivePage(host: "localhost:1", session: "s", version: 0, words: words).placeholder
    #expect(page.contains("<html lang=\"\(words.languageTag)\">"))
    #expect(page.contains("<h1>\(words.pageMissing)</h1>"))
    #expect(page.contains(" data-close=\"\(words.close)\""))
    #expect(page.contains(/\p{Han}/) == (language == .chinese))
  }

  @Test func thePreviewsOwnFilesHaveNoWords() throws {
    let assets = try PreviewAssets()
    for file in [assets.script, assets.stylesheet] {
      #expect(!String(decoding: file, as: UTF8.self).contains(/\p{Han}/))
    }
  }
}
