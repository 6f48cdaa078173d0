import Testing

@testable import BookDocument
@testable import BookRenderers

@Suite struct TableScopesTests {
  @Test(arguments: [
    ("<p>a</p>", "<p>a</p>"),
    (
      "<thead>\n<tr>\n<th>a</th><th align=\"right\">b</th>",
      "<thead>\n<tr>\n<th scope=\"col\">a</th><th scope=\"col\" class=\"align-right\">b</th>"
    ),
    ("<td align=\"center\">1</td><td>2</td>", "<td class=\"align-center\">1</td><td>2</td>"),
    (
      "<p>&lt;th&gt; <code>&lt;td align=\"left\"&gt;</code></p>",
      "<p>&lt;th&gt; <code>&lt;td align=\"left\"&gt;</code></p>"
    ),
  ])
  func headingsGetAScopeAndCellsAClass(html: String, completed: String) {
    #expect(TableScopes.completed(html) == completed)
  }
}
