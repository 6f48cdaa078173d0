import TestSupport
import Testing

/// The checks of pages find what they are for.
@Suite struct PageInspectionTests {
  private static func page(_ body: String, head: String = "") -> String {
    """
    <!DOCTYPE html>
    <html lang="zh-CN"><head>
    <meta http-equiv="Content-Security-Policy" content="\(PageInspection.policy)">
    <title>t</title>\(head)</head>
    <body><a class="skip-link" href="#content">s</a><header></header>
    <main id="content"><h1>t</h1>\(body)</main><footer></footer></body></html>
    """
  }

  @Test(arguments: [
    "", "<p>a &lt;pad&gt; b<br></p>", "<script type=\"application/json\">{\"a\":1}</script>",
    "<svg aria-hidden=\"true\"><g><rect x=\"1\"/><path d=\"\"/></g></svg>",
    "<a href=\"https://a.example/\">x</a>", "<p id=\"图\"><a href=\"#%E5%9B%BE\">x</a></p>",
  ])
  func aGoodPageHasNoProblem(body: String) {
    #expect(PageInspection(Self.page(body)).problems == [])
  }

  @Test(arguments: [
    ("<p style=\"color: red\">", "<p> has the attribute 'style'"),
    ("<p onclick=\"f()\">", "<p> has the attribute 'onclick'"),
    ("<script>f()</script>", "a script without a file"),
    ("<script type=\"module\">f()</script>", "inline script: f()"),
    ("<script src=\"a.js\">f()</script>", "inline script: f()"),
    (
      "<script src=\"https://a.example/a.js\"></script>",
      "<script> leads to 'https://a.example/a.js'"
    ),
    ("<img src=\"//a.example/a.png\" alt=\"\">", "<img> leads to '//a.example/a.png'"),
    (
      "<img src=\"data:image/png;base64,AA\" alt=\"\">", "<img> leads to 'data:image/png;base64,AA'"
    ),
    ("<a href=\"JavaScript:f()\">x</a>", "<a> leads to 'JavaScript:f()'"),
    ("<iframe></iframe>", "unknown element <iframe>"), ("<pad>", "unknown element <pad>"),
    ("<p><em>", "never closed: html body main p em"), ("</p>", "</p> closes nothing"),
    ("<p id=\"a\"></p><p id=\"a\"></p>", "2 times the id 'a'"),
    ("<a href=\"#b\">x</a>", "href names 'b', which the page does not have"),
    ("<p aria-labelledby=\"b\"></p>", "aria-labelledby names 'b', which the page does not have"),
    ("<h3>x</h3>", "<h3> follows level 1"), ("<h1>x</h1>", "2 times <h1>"),
    ("<svg></svg>", "a drawing without a text"), ("<img src=\"a.png\">", "an image without a text"),
    ("<table><tr><th>a</th></tr></table>", "a heading of a table without a scope"),
  ])
  func aBadOneIsFound(body: String, problem: String) {
    #expect(PageInspection(Self.page(body)).problems.contains(problem))
  }

  @Test func aPageWithoutThePolicyIsFound() {
    let problems = PageInspection("<html><script src=\"a.js\"></script></html>").problems
    #expect(problems.contains("<script> comes before the policy"))
    #expect(problems.contains("the content policy is missing or another"))
    #expect(problems.contains("no language"))
    #expect(problems.contains("the first link skips nothing"))
  }
}
