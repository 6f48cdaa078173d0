import BookDocument
import Testing

@Suite struct DidYouMeanTests {
  @Test(arguments: [
    ("lable", "label"), ("captoin", "caption"), ("ech", "echo"), ("runn", "run"),
    ("06-teacher-forcin", "06-teacher-forcing"),
  ])
  func nearNamesAreSuggested(typed: String, meant: String) {
    let names = ["label", "caption", "echo", "run", "06-teacher-forcing"]
    #expect(DidYouMean.nearest(to: typed, in: names) == meant)
  }

  @Test(arguments: ["colour", "x", "", "图", "q"])
  func farNamesAreNotSuggested(typed: String) {
    #expect(DidYouMean.nearest(to: typed, in: ["label", "caption", "a"]) == nil)
  }

  @Test func helpListsWhatIsAllowedWhenNothingIsNear() {
    #expect(DidYouMean.help(for: "zzz", allowed: ["echo", "run"]) == "allowed: 'echo', 'run'")
  }
}
