import Testing

@testable import BookDocument

@Suite struct YAMLTextTests {
  @Test(arguments: [
    "a: &x 1", "a: *x", "a: !t b", "- &x [1]", "? *x\n: 1", "[&x 1]", "{a: *x}",
    "a:\n  - - &x 1", String(repeating: "[", count: 60), String(repeating: "- ", count: 60) + "a",
    "a:\n" + String(repeating: " ", count: 300) + "b: 1",
  ])
  func whatABookDoesNotNeedIsRefused(_ text: String) {
    #expect(!YAMLText.isPlain(text))
  }

  @Test(arguments: [
    "a: 'b & *c'", "a: b & c * d!", "a: |\n  *b*\n  &c\nd: 1", "# &x\na: 1", "a: \"*\"",
    "a: b # *x",
    "macros: {'\\R': '\\mathbb{R}'}", "a:\n  - 'x*'\n  - y*", "a: >-\n  !x\n\n  *y", "[a, 'b', c]",
  ])
  func textsWithTheSameCharactersAreRead(_ text: String) {
    #expect(YAMLText.isPlain(text))
  }
}

@Suite struct SwiftNestingTests {
  @Test(arguments: [
    String(repeating: "[", count: 3_000), "let a: " + String(repeating: "A<", count: 1_000),
    "x" + String(repeating: ".a", count: 9_000), "f" + String(repeating: "()", count: 9_000),
  ])
  func deepCodeHasTheTreeOfNone(_ code: String) {
    #expect(SwiftTrees().isTooDeep(code))
  }

  @Test(arguments: [
    "let list = [" + (1...2_000).map(String.init).joined(separator: ", ") + "]",
    (1...200).map { "if a < \($0) { print(\"((((\") }" }.joined(separator: "\n"),
    "let a = 1 // " + String(repeating: "(", count: 500),
  ])
  func longCodeIsRead(_ code: String) {
    #expect(!SwiftTrees().isTooDeep(code))
  }
}
