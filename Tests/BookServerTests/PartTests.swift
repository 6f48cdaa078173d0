import Testing

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
    let page = LivePage(host: "localhost:1", session: "s", version: 3)
    #expect(page.html(of: "<p>x</p>").contains("data-version=\"3\""))
    #expect(!page.html(of: "<p>x</p>").contains("Content-Security-Policy"))
  }

  @Test func aPlaceholderShowsItsTextsAsTexts() {
    let page = LivePage(host: "localhost:1", session: "s", version: 0)
    let html = page.placeholder(title: "<script>x</script>", text: "a & b")
    #expect(html.contains("&lt;script&gt;x"))
    #expect(html.contains("a &amp; b"))
  }
}
