import BookBuild
import CellRunner
import TestSupport
import Testing

@Suite struct StatedTextsTests {
  private let folder = TestFolder()

  private var options: BookBuilder.Options {
    BookBuilder.Options(
      bookDirectory: folder.path("book"), outputDirectory: folder.path("output"), jobs: 1)
  }

  @Test func whatDiffersIsRewrittenInItsPlace() async throws {
    try folder.write("title: Book\nlanguage: en\n", to: "book/book.yml")
    try folder.write(
      """
      # Chapter

      > ```swift
      > print("one\\ntwo")  // Prints "three
      > // four"
      > let sum = 2 + 2  // == 5
      > ```

      ```swift
      print(1.5)
      ```

      ```output
      2.5
      3.5
      ```

      ```swift
      let right = 1  // → 1
      undefined
      ```
      """, to: "book/a.md")
    let (rewritten, diagnostics) = await StatedTexts(
      options, runner: ChapterRunner(), progress: SilentProgress()
    ).update()
    #expect(diagnostics == [])
    #expect(rewritten.map(\.count) == [3])
    let text = try folder.read("book/a.md")
    let margin = String(repeating: " ", count: 1 + "print(\"one\\ntwo\")  ".count)
    #expect(
      text.hasPrefix(
        """
        # Chapter

        > ```swift
        > print("one\\ntwo")  // Prints "one
        >\(margin)// two"
        > let sum = 2 + 2  // == 4
        > ```

        ```swift
        print(1.5)
        ```

        ```output
        1.5
        ```

        ```swift
        let right = 1  // → 1
        undefined
        ```
        """))
    let again = await StatedTexts(
      options, runner: ChapterRunner(), progress: SilentProgress()
    ).update()
    #expect(again.rewritten.isEmpty)
  }
}
