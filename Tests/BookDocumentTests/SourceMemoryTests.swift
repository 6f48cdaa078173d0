import BookLanguage
import Testing

@testable import BookDocument

/// What a preview keeps of the chapters that it has read.
@Suite struct SourceMemoryTests {
  struct Reading: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text = "# 章\n\n见 [另一章](02.md)。$x$ 好\n再见\n\n```swift\nlet a = 1\n```\n"
    var number = 1
    var context = ChapterParser.Context(language: .chinese, slugs: ["01", "02"])

    init(_ name: String, _ change: (inout Reading) -> Void) {
      testDescription = name
      change(&self)
    }

    func read(_ memory: SourceMemory) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
      memory.prepare(for: context)
      return memory.chapter(
        SourceText(path: "01.md", text: text), slug: "01", number: number, in: context)
    }
  }

  @Test(arguments: [
    Reading("the text") { $0.text += "\n再见。\n" },
    Reading("the number") { $0.number = 2 },
    Reading("the chapters") { $0.context.slugs = ["01"] },
    Reading("the language") { $0.context.language = .english },
    Reading("what cells have") { $0.context.cellDefaults.run = false },
    Reading("what a dollar means") { $0.context.hasDollarMath = true },
  ])
  func aChapterIsReadAgainAfterAChangeOf(_ changed: Reading) {
    let memory = SourceMemory()
    let first = Reading("as it was") { _ in }
    let before = first.read(memory)
    let after = changed.read(memory)
    // Not compared by the macro, which would print both whole.
    let (isOther, isFresh) = (
      "\(after)" != "\(before)", "\(after)" == "\(changed.read(SourceMemory()))"
    )
    #expect(isOther)
    #expect(isFresh)
  }

  @Test func theNewestPartOfASourceFileIsGiven() {
    let memory = SourceMemory()
    #expect(memory.part(named: "a", of: "let a = 1\n") == .found("let a = 1"))
    #expect(memory.part(named: "a", of: "let a = 2\n") == .found("let a = 2"))
  }
}
