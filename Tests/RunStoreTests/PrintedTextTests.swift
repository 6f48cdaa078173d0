import Testing

@testable import RunStore

@Suite struct PrintedTextTests {
  @Test(arguments: [
    ("plain 中文\n\tx", "plain 中文\n\tx"),
    ("\u{1B}[31mred\u{1B}[0m", "red"),
    ("\u{1B}]0;title\u{07}x", "x"),
    ("a\u{08}b\u{7F}c\0", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
  ])
  func terminalSequencesAndControlsDoNotReachThePage(text: String, cleaned: String) {
    #expect(PrintedText.cleaned(text) == cleaned)
  }
}
