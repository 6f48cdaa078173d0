import BookBuild
import BookDocument
import BookLanguage
import CellRecords
import TestSupport
import Testing

/// Tests as The Swift Programming Language has them, in words of our own.
@Suite struct SwiftBookImportTests {
  private let folder = TestFolder()

  private static let document = #"""
    # Words

    ```swift
    let words = ["a", "b"]
    print(words)
    // Prints "["a", "b"]"
    ```

    <!--
      - test: `words`

      ```swifttest
      -> let words = ["a", "b"]
      >> let count = words.count
      -> print(words)
      <- ["a", "b"]
      /> there are \(count) words
      </ there are 2 words
      ```
    -->

    > ```swift
    > words = []
    > ```

    <!--
      - test: `words-error, other`

      ```swifttest
      -> let words = 1
      -> words = 2
      !$ error: cannot assign to value: 'words' is a 'let' constant
      !! words = 2
      !!-
      ```
    -->

    ```swift
    not Swift at all
    ```

    A sentence.

    <!--
      - test: `place`

      ```swifttest
      -> let width = 1
      -> width = 2
      !! /tmp/swifttest.swift:2:1: error: cannot assign to value: 'width' is a 'let' constant
      !! width = 2
      !! ^~~~~
      !! /tmp/swifttest.swift:1:1: note: change 'let' to 'var' to make it mutable
      !! let width = 1
      !! ^~~
      ```
    -->

    <!--
      - test: `trap`

      ```swifttest
      -> func first(_ list: [Int]) -> Int {
             return list[0]
         }
      -> _ = first([])
      xx assert
      ```
    -->
    """#

  private func chapter(_ text: String) throws -> String {
    try folder.write(text, to: "Book.docc/Guide/Words.md")
    let result = SwiftBookImport(
      from: folder.path("Book.docc"), to: folder.path("book"), language: .english
    ).write()
    #expect(result.diagnostics == [])
    return try folder.read("book/Words.md")
  }

  @Test func testsBecomeCellsWithWhatTheyState() throws {
    let text = try chapter(Self.document)
    #expect(
      text.hasPrefix(
        #"""
        # Words

        ```swift
        //| group: words
        let words = ["a", "b"]
        # let count = words.count
        print(words)
        // Prints "["a", "b"]"
        # print("there are \(count) words")
        // there are 2 words
        ```

        ```output
        ["a", "b"]
        there are 2 words
        ```

        > ```swift
        > //| group: words-error
        > //| expect: [{compile-error: 'cannot assign to value: ''words'' is a ''let'' constant', line: 2}]
        > let words = 1
        > words = 2
        > ```

        ```swift
        //| group: other
        //| echo: false
        """#))
    #expect(text.contains("```swift ignore\nnot Swift at all\n```"))
    #expect(
      text.contains(
        """
        //| group: place
        //| echo: false
        //| output: false
        //| expect: [{compile-error: 'cannot assign to value: ''width'' is a ''let'' constant', line: 2}]
        let width = 1
        """))
    #expect(
      text.hasSuffix(
        """
        ```swift
        //| group: trap
        //| echo: false
        //| output: false
        //| expect: trap
        func first(_ list: [Int]) -> Int {
            return list[0]
        }
        _ = first([])
        ```
        """))
  }

  @Test func theBookBuildsAndSaysWhatDiffers() async throws {
    _ = try chapter(Self.document.replacing("</ there are 2 words", with: "</ there are 3 words"))
    let options = BookBuilder.Options(
      bookDirectory: folder.path("book"), outputDirectory: folder.path("output"), jobs: 2)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    #expect(
      report.diagnostics.filter(\.isError).map(\.message) == [
        "the cell prints 'there are 2 words' here, and the block says 'there are 3 words'"
      ])
  }

  @Test func whatCannotBeImportedIsReported() throws {
    let none = SwiftBookImport(
      from: folder.path("nothing"), to: folder.path("book"), language: .english
    ).write()
    #expect(none.diagnostics.map(\.message) == ["no document with tests in this folder"])
    _ = try chapter(Self.document)
    let again = SwiftBookImport(
      from: folder.path("Book.docc"), to: folder.path("book"), language: .english
    ).write()
    #expect(again.diagnostics.map(\.message) == ["the folder already exists"])
  }
}
