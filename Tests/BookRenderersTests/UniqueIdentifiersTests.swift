import Testing

@testable import BookDocument
@testable import BookRenderers

@Suite struct UniqueIdentifiersTests {
  @Test(arguments: [
    ("<p id=\"x\">", "<p id=\"06-a--x\">"),
    (
      "<label for=\"x\"><input\nname=\"y\" id=\"x\">",
      "<label for=\"06-a--x\"><input\nname=\"06-a--y\" id=\"06-a--x\">"
    ),
    ("<g aria-labelledby=\"x y\">", "<g aria-labelledby=\"06-a--x 06-a--y\">"),
    ("<rect fill=\"url(#x)\"/>", "<rect fill=\"url(#06-a--x)\"/>"),
    ("<a href=\"#x\">", "<a href=\"#06-a--x\">"),
    ("<a href=\"07-b.html#x\">", "<a href=\"#07-b--x\">"),
    ("<a href=\"07-b.html\">", "<a href=\"#07-b\">"),
    ("<a href=\"https://x.org/#y\">", "<a href=\"https://x.org/#y\">"),
    (
      "<p class=\"x\" data-id=\"x\">id=&quot;x&quot;",
      "<p class=\"x\" data-id=\"x\">id=&quot;x&quot;"
    ),
  ])
  func idsAndWhatNamesThemGetTheirPage(html: String, unique: String) {
    let identifiers = UniqueIdentifiers(page: "06-a.html", pages: ["06-a.html", "07-b.html"])
    #expect(identifiers.applied(to: html) == unique)
  }
}
