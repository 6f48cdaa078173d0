import BookBuild
import Foundation
import TestSupport
import Testing

@Suite struct NewChapterTests {
  private let folder = TestFolder()

  private func new(_ slug: String, title: String? = nil) -> [String] {
    let made = NewChapter(slug: slug, title: title, directory: folder.path("book")).write()
    return made.diagnostics.map(\.message)
  }

  private func build() async -> BuildReport {
    let options = BookBuilder.Options(
      bookDirectory: folder.path("book"), outputDirectory: folder.path("output"), jobs: 1)
    return await BookBuilder(options, progress: SilentProgress()).build()
  }

  @Test func aNewBookBuildsAtOnce() async throws {
    #expect(new("01-开始", title: "第一章：“开始”\\") == [])
    #expect(new("02-next") == [])
    let report = await build()
    #expect(report.diagnostics == [])
    #expect(report.chapters.map(\.chapter.slug) == ["01-开始", "02-next"])
    #expect(report.chapters.first?.chapter.title == "第一章：“开始”\\")
    let page = try folder.read("output/02-next.html")
    #expect(page.contains(">图 2.1</a>"))
    #expect(page.contains("<span class=\"value\">5</span>"))
  }

  @Test(arguments: [
    ("chapters: [a]   # the order\n", "chapters: [a, new]   # the order\n"),
    ("chapters: [a, \"b\"]\n", "chapters: [a, \"b\", new]\n"),
    (
      "chapters: [\n  a, # first\n  b  # last\n]\n",
      "chapters: [\n  a, # first\n  b, new  # last\n]\n"
    ),
    ("chapters: []\n", "chapters: [new]\n"),
    (
      "chapters:\n  - a\n  - 'b' # last\n\n# end\n",
      "chapters:\n  - a\n  - 'b' # last\n  - new\n\n# end\n"
    ),
    ("chapters:\n- a", "chapters:\n- a\n- new\n"),
    ("imports: []\n", "imports: []\n"),
  ])
  func theListGrowsByOneNameAndNothingElseChanges(before: String, after: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("book"), withIntermediateDirectories: true)
    try folder.write("# 说明\ntitle: 书\n" + before, to: "book/book.yml")
    #expect(new("new") == [])
    #expect(try folder.read("book/book.yml") == "# 说明\ntitle: 书\n" + after)
  }

  @Test(arguments: [
    ("a/b", "'a/b' is not a valid chapter name"), ("../b", "'../b' is not a valid chapter name"),
    ("", "'' is not a valid chapter name"), (".b", "'.b' is not a valid chapter name"),
    ("-b", "'-b' is not a valid chapter name"), ("a b", "'a b' is not a valid chapter name"),
    ("a.md", "a chapter is named without '.md'"),
    ("index", "'index' is reserved: the book has a page of that name"),
  ])
  func badNamesAreRefusedAndNothingIsWritten(slug: String, message: String) {
    #expect(new(slug) == [message])
    #expect(!FileManager.default.fileExists(atPath: folder.path("book")))
  }

  @Test func whatIsThereStays() throws {
    #expect(new("a") == [])
    try folder.write("# mine\n", to: "book/a.md")
    #expect(new("a") == ["the chapter 'a' already exists"])
    #expect(try folder.read("book/a.md") == "# mine\n")
    try folder.write("title: 书\nchapters: {a: b}\n", to: "book/book.yml")
    #expect(new("b") == ["the list of chapters cannot be extended"])
    #expect(!FileManager.default.fileExists(atPath: folder.path("book/b.md")))
    try FileManager.default.removeItem(atPath: folder.path("book/book.yml"))
    #expect(new("c") == ["there is no such file"])
  }

  @Test func theListOfChaptersCountsAndLinesUp() throws {
    #expect(new("01-a", title: "第一章") == [])
    #expect(new("02-bb", title: "b") == [])
    let lines = BookOverview(ofBookIn: folder.path("book"), cache: nil).table
      .split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines[1].split(separator: " ").prefix(6) == ["01-a", "第一章", "1", "1", "0", "0"])
    #expect(lines[2].hasPrefix("02-bb    b       "))
    #expect(lines[1].hasPrefix("01-a     第一章  "))
  }
}
