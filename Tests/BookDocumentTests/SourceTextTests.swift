import BookDocument
import Testing

@Suite struct SourceTextTests {
  @Test(arguments: ["a\nb", "a\r\nb", "a\rb", "\u{FEFF}a\nb"])
  func lineEndsAndByteOrderMarksAreNormalised(text: String) {
    let source = SourceText(path: "a.md", text: text)
    #expect(source.text == "a\nb")
    #expect(source.lines == ["a", "b"])
  }

  @Test func linesAreCountedFromOne() {
    let source = SourceText(path: "a.md", text: "一\n二")
    #expect(source.line(1) == "一")
    #expect(source.line(2) == "二")
    #expect(source.line(0) == nil)
    #expect(source.line(3) == nil)
  }
}
