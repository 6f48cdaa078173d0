import TestSupport
import Testing

@Suite struct MarkupScannerTests {
  @Test(arguments: [
    ("a", [MarkupScanner.Piece.text("a")]),
    (
      "<p class=\"x y\" hidden>a &amp; b</p>",
      [
        .open(name: "p", attributes: ["class": "x y", "hidden": ""]), .text("a & b"),
        .close(name: "p"),
      ]
    ),
    ("<br />", [.open(name: "br", attributes: [:])]),
    ("<a href='#x'>", [.open(name: "a", attributes: ["href": "#x"])]),
    ("<I a=1>", [.open(name: "i", attributes: ["a": "1"])]),
    ("<!DOCTYPE html><!-- <b> -->x", [.text("x")]),
    ("<i title=\"a &gt; &#39;b&#x27;\">", [.open(name: "i", attributes: ["title": "a > 'b'"])]),
    ("&unknown; &#xD800;", [.text("&unknown; &#xD800;")]),
    // What is cut off ends at the end.
    ("<p", [.open(name: "p", attributes: [:])]),
    ("<p a=\"", [.open(name: "p", attributes: ["a": ""])]),
    ("</p", [.close(name: "p")]),
    ("<!--", []),
  ])
  func readsTagsAndTexts(html: String, pieces: [MarkupScanner.Piece]) {
    #expect(Array(MarkupScanner(html)) == pieces)
  }
}
