import Foundation
import TestSupport
import Testing

@testable import BookServer

@Suite(.serialized) struct ReloadingTests {
  private func update(
    _ client: RawClient, page: String, session: String, version: Int, seen: Int
  ) async throws -> PreviewUpdate {
    let query = "page=\(page)&session=\(session)&version=\(version)&seen=\(seen)"
    let answer = try await client.get("/__book/changes?\(query)")
    return try JSONDecoder().decode(PreviewUpdate.self, from: Data(answer.body.utf8))
  }

  private func session(of client: RawClient) async throws -> String {
    let page = try await client.get("/index.html").body
    let match = try #require(page.firstMatch(of: /data-session="([^"]+)"/))
    return String(match.1)
  }

  @Test func aSavedChapterReloadsItsPageAndNoOther() async throws {
    let book = try PreviewedBook(["a": "# 一\n\n旧。\n", "b": "# 二\n"])
    let client = try await book.start()
    let session = try await session(of: client)
    let first = try await update(client, page: "/a.html", session: session, version: 1, seen: -1)
    #expect(
      first
        == PreviewUpdate(
          seen: 1, change: .nothing, state: "", title: "", hasErrors: false, messages: []))

    try book.write("# 一\n\n新。\n", to: "book/a.md")
    let second = try await book.build(2)
    #expect(second.changed.contains("a.html"))
    #expect(!second.changed.contains("b.html"))
    func change(_ page: String, _ version: Int) async throws -> PreviewUpdate.Change {
      try await update(client, page: page, session: session, version: version, seen: 1).change
    }
    #expect(try await change("/a.html", 1) == .page)
    #expect(try await change("/b.html", 1) == .nothing)
    #expect(try await change("/a.html", 2) == .nothing)
    let onDisk = try String(contentsOfFile: "\(book.output)/a.html", encoding: .utf8)
    let source = try await client.get("/__book/page?page=/a.html")
    #expect(source.body == onDisk)
    #expect(source.header("Content-Type") == "text/plain; charset=utf-8")
    #expect(try await client.get("/a.html").body.contains("新。"))
    #expect(try await client.get("/a.html").body.contains("data-version=\"2\""))
    try await book.stop()
  }

  @Test func aPageOfAnEarlierServerIsLoadedAgain() async throws {
    let book = try PreviewedBook(["a": "# 一\n"])
    let client = try await book.start()
    let other = try await update(client, page: "/a.html", session: "other", version: 1, seen: 1)
    #expect(other.change == .everything)
    try await book.stop()
  }

  @Test func mistakesAreToldInThePageUntilTheyAreMended() async throws {
    let book = try PreviewedBook(["a": "# 一\n"])
    let client = try await book.start()
    let session = try await session(of: client)
    try book.write(
      "# 一\n\n[](#<script>alert)\n\n```swift\nlet x: Int = \"<b>\"\n```\n", to: "book/a.md")
    try await book.build(2)
    let broken = try await update(client, page: "/a.html", session: session, version: 1, seen: 1)
    #expect(broken.change == .nothing)
    #expect(broken.hasErrors)
    #expect(broken.title.contains("处错误"))
    #expect(broken.messages.contains { $0.contains("a.md:6:14: error: cannot convert value") })
    try book.write("# 一\n\n好。\n", to: "book/a.md")
    try await book.build(3)
    let mended = try await update(client, page: "/a.html", session: session, version: 1, seen: 2)
    #expect(mended.change == .page)
    #expect(mended.messages.isEmpty)
    try await book.stop()
  }

  @Test func anEditedCellIsShownBeforeTheWholeChapterHasConfirmedIt() async throws {
    func text(_ last: String) -> String {
      let cells = (0..<6).map { "let a\($0) = \($0)\nprint(a\($0))" } + [last]
      return "# 一\n" + cells.map { "\n```swift\n\($0)\n```\n" }.joined()
    }
    let book = try PreviewedBook(["a": text("a1 + 1000")])
    let client = try await book.start()
    let session = try await session(of: client)
    try book.write(text("a2 + 1000"), to: "book/a.md")
    let shown = try await book.build(2)
    #expect(shown.changed.contains("a.html"))
    #expect(try await client.get("/a.html").body.contains("1002"))
    let confirmed = try await book.build(3)
    #expect(!confirmed.changed.contains("a.html"))
    let state = try await update(client, page: "/a.html", session: session, version: 3, seen: 2)
    #expect(state.change == .nothing)
    #expect(state.state == "已确认")
    #expect(state.messages.isEmpty)
    try await book.stop()
  }

  @Test func aFileThatGoesAndComesBackDoesNotEndThePreview() async throws {
    let book = try PreviewedBook(["a": "# 一\n", "b": "# 二\n"])
    let client = try await book.start()
    for round in 0..<20 {
      try FileManager.default.removeItem(atPath: "\(book.book)/b.md")
      try await Task.sleep(for: .milliseconds(round % 5 * 20))
      try book.write("# 二\n\n第 \(round) 次。\n", to: "book/b.md")
    }
    try await waitUntil { try await client.get("/b.html").body.contains("第 19 次") }
    #expect(try await client.get("/b.html").body.contains("第 19 次"))
    try FileManager.default.removeItem(atPath: book.book)
    try await waitUntil {
      try await !update(client, page: "/", session: "", version: 0, seen: -1).messages.isEmpty
    }
    let gone = try await update(client, page: "/", session: "", version: 0, seen: -1)
    #expect(gone.messages.contains { $0.contains("book.yml") })
    try await book.stop()
  }

  @Test func aChangeEndsABuildThatNobodyNeedsAnyLonger() async throws {
    let book = try PreviewedBook(["a": "# 一\n"])
    let client = try await book.start()
    try book.write("# 一\n\n```swift\nwhile true {}\n```\n", to: "book/a.md")
    // The build of the endless cell has begun as soon as its folder exists; give it a moment.
    try await Task.sleep(for: .milliseconds(1_500))
    #expect(book.buildCount == 1)
    try book.write("# 一\n\n不再没完。\n", to: "book/a.md")
    try await book.build(2)
    #expect(try await client.get("/a.html").body.contains("不再没完"))
    #expect(book.buildCount == 2)
    try await book.stop()
  }

  @Test func aPageThatIsNotBuiltYetWaitsForItsBuild() async throws {
    // A cell with a mistake is left out of its page; a reference to nothing leaves no page.
    let book = try PreviewedBook(["a": "# 一\n\n[](#fig-nothing)\n"])
    let client = try await book.start()
    let waiting = try await client.get("/a.html")
    #expect(waiting.status == 404)
    #expect(waiting.body.contains("reload.js"))
    #expect(waiting.body.contains("这一页还没有生成"))
    let session = try await session(of: client)
    try book.write("# 一\n", to: "book/a.md")
    try await book.build(2)
    let built = try await update(client, page: "/a.html", session: session, version: 1, seen: 1)
    #expect(built.change == .page)
    try await book.stop()
  }
}
