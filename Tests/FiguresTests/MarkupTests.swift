import BookLanguage
import Testing

@testable import Figures

@Suite struct MarkupTests {
  @Test func keepsEscapedTextReadable() throws {
    let text = "<end> & \"引号\" 'x' > <"
    let elements = try #require(
      MarkupReader.elements(of: "<a b=\"\(text.htmlEscaped)\">\(text.htmlEscaped)</a>"))
    #expect(elements[1].attributes["b"] == text)
    #expect(elements[1].text == text)
  }

  @Test(arguments: ["", "a b", "a\"", "url(x)", "#a"])
  func refusesAnIdThatCouldLeaveItsAttribute(prefix: String) async {
    await #expect(processExitsWith: .failure) { [prefix] in
      _ = SampleFigures.losses.svg(idPrefix: prefix)
    }
  }
}
