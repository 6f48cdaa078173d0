import BookBuild
import Foundation
import TestSupport
import Testing

/// What builds leave in the output folder, and what they remove there.
@Suite struct ManifestTests {
  private let book = TestFolder()
  private let output = TestFolder()

  private var options: BookBuilder.Options {
    BookBuilder.Options(bookDirectory: book.path, outputDirectory: output.path, jobs: 1)
  }

  private func build() async -> [String] {
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    return report.diagnostics.map { $0.location.path.replacing(output.path + "/", with: "") }
  }

  private func isThere(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: output.path(name))
  }

  /// A book with everything that gives a file of its own, and files that somebody put beside them.
  private func writeBook() throws {
    try book.write("title: 书\n", to: "book.yml")
    try book.write("# 一\n\n![图](a.svg) [数据](data.csv)\n", to: "01-a.md")
    try book.write("# 二\n", to: "02-b.md")
    try book.write("<svg/>", to: "a.svg")
    try book.write("1,2\n", to: "data.csv")
    try book.write("- term: 词\n  definition: 一个词\n", to: "glossary.yml")
  }

  private static let dropped = [
    "02-b.html", "a.svg", "data.csv", "glossary.html", "records/02-b.json",
  ]

  private func dropMost() throws {
    try book.write("# 一\n", to: "01-a.md")
    for name in ["02-b.md", "a.svg", "data.csv", "glossary.yml"] {
      try FileManager.default.removeItem(atPath: book.path(name))
    }
  }

  @Test func aBuildRemovesWhatTheBookNoLongerHasAndNothingElse() async throws {
    try writeBook()
    #expect(await build() == [])
    for name in Self.dropped { #expect(isThere(name), "\(name)") }
    try output.write("手写", to: "hand.html")
    try output.write("{}", to: "records/mine.json")
    try dropMost()
    #expect(await build().sorted() == Self.dropped)
    for name in Self.dropped { #expect(!isThere(name), "\(name)") }
    #expect(isThere("hand.html") && isThere("records/mine.json") && isThere("01-a.html"))
    #expect(await build() == [])
  }

  @Test func checkNamesAndAcceptRemovesTheSame() async throws {
    try writeBook()
    #expect(await build() == [])
    try output.write("手写", to: "hand.html")
    try dropMost()
    let drifts = DriftCheck(options, progress: SilentProgress())
    let found = await drifts.check().drift.text
    for name in Self.dropped { #expect(found.contains("\(name) is no longer built"), "\(name)") }
    #expect(!found.contains("hand.html"))
    _ = await drifts.accept()
    for name in Self.dropped { #expect(!isThere(name), "\(name)") }
    #expect(isThere("hand.html"))
  }

  /// The list lies where anybody can write it.
  @Test(arguments: ["../out.txt", "/etc/hostname", "a/../../out.txt", "link/out.txt"])
  func aListNamesNothingOutsideTheFolder(name: String) async throws {
    try writeBook()
    #expect(await build() == [])
    let outside = TestFolder()
    try outside.write("x", to: "out.txt")
    try FileManager.default.createSymbolicLink(
      atPath: output.path("link"), withDestinationPath: outside.path)
    try output.write(output.read(".book-files") + name + "\n", to: ".book-files")
    try dropMost()
    _ = await build()
    #expect(FileManager.default.fileExists(atPath: outside.path("out.txt")))
  }
}
