import BookBuild
import BookLanguage
import Foundation
import TestSupport
import Testing

@testable import BookServer

@Suite(.serialized) struct ServingTests {
  private func served() async throws -> (PreviewedBook, RawClient) {
    let book = try PreviewedBook(["a": "# 一\n\n文字。\n"])
    let client = try await book.start()
    return (book, client)
  }

  @Test func pagesComeWithTheScriptAndAPolicyThatAllowsJustIt() async throws {
    let (book, client) = try await served()
    let page = try await client.get("/a.html")
    #expect(page.status == 200)
    #expect(page.header("Content-Type") == "text/html; charset=utf-8")
    #expect(page.header("X-Content-Type-Options") == "nosniff")
    let origin = "http://127.0.0.1:\(client.port)/__book"
    #expect(page.body.contains("<script src=\"/__book/reload.js\" data-session="))
    #expect(page.body.contains("script-src 'self' \(origin)/reload.js"))
    #expect(page.body.contains("connect-src \(origin)/changes \(origin)/page"))
    #expect(page.body.contains("trusted-types book book-preview"))
    #expect(page.body.contains("default-src 'none'"))
    #expect(page.body.contains("style-src 'self'"))
    let onDisk = try String(contentsOfFile: "\(book.output)/a.html", encoding: .utf8)
    #expect(onDisk.contains("script-src 'self';"))
    #expect(!onDisk.contains("__book"))
    #expect(try await client.get("/").body.contains("a.html"))
    #expect(
      try await client.get("/__book/reload.js").header("Content-Type")?.hasPrefix("text/javascript")
        == true)
    #expect(try await client.get("/theme.css").header("Content-Type") == "text/css; charset=utf-8")
    try await book.stop()
  }

  @Test func nothingOutsideTheOutputFolderIsServed() async throws {
    let (book, client) = try await served()
    try book.write("secret", to: "secret.html")
    try book.write("secret", to: "output/.hidden.html")
    let links = ["link.html": "\(book.root)/secret.html", "folder": book.root]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: "\(book.output)/\(name)", withDestinationPath: target)
    }
    mkfifo("\(book.output)/pipe.html", 0o600)
    let targets = [
      "/../secret.html", "/%2e%2e/secret.html", "/%2E%2E%2Fsecret.html", "/..%2fsecret.html",
      "/records/../../secret.html", "/./a.html", "//a.html", "/\(book.root)/secret.html",
      "//etc/passwd", "/etc/passwd", "/%2fetc%2fpasswd", "/..%5csecret.html", "/..\\secret.html",
      "/link.html", "/folder/secret.html", "/folder/", "/pipe.html", "/.hidden.html",
      "/a.html%00.png", "/%ff", "/%", "/records", "/records/", "/nowhere.html", "a.html",
      "http://127.0.0.1/a.html", "*", "/__book/", "/__book/../a.html", "/__book/Preview.swift",
      "/__book/page", "/__book/page?page=/../secret.html",
      "/__book/page?page=/%252e%252e/secret.html",
      "/__book/page?page=/link.html", "/__book/page?page=/theme.css",
    ]
    for target in targets {
      let answer = try await client.get(target)
      #expect(answer.status == 404, "\(target)")
      #expect(!answer.body.contains("secret"), "\(target)")
      #expect(!answer.body.contains("root:"), "\(target)")
    }
    #expect(try await client.get("/a.html?x=../..").status == 200)
    #expect(try await client.get("/records/a.json").status == 200)
    try await book.stop()
  }

  @Test(arguments: [
    "evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example:80",
    "127.0.0.1@evil.example", "", "127.0.0.1:8000:1", "[::1]:8000", "127.0.0.1:x",
  ])
  func otherHostsAreRefused(host: String) async throws {
    let (book, client) = try await served()
    let answer = try await client.get("/a.html", host: host)
    #expect(answer.status == 421)
    #expect(!answer.body.contains("文字"))
    #expect(try await client.get("/__book/changes?seen=-1", host: host).status == 421)
    try await book.stop()
  }

  @Test func ownNamesAreAnswered() async throws {
    let (book, client) = try await served()
    for host in ["localhost", "localhost:\(client.port)", "127.0.0.1", "LOCALHOST:1"] {
      #expect(try await client.get("/a.html", host: host).status == 200, "\(host)")
    }
    try await book.stop()
  }

  /// A page elsewhere can make the author's browser ask for anything.
  @Test(arguments: [
    LongText("GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\n"),
    LongText("c", times: 100_000),
  ])
  func linesLongerThanAnyBrowsersEndTheConnection(head: LongText) async throws {
    let (book, client) = try await served()
    let request = "\(head.text)Host: 127.0.0.1:\(client.port)\r\n\r\n"
    for isPatient in [true, false] {
      #expect(try await client.send(request, isPatient: isPatient).status == 0)
    }
    #expect(try await client.get("/").status == 200)
    try await book.stop()
  }

  @Test func onlyReadingIsAnswered() async throws {
    let (book, client) = try await served()
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
      let answer = try await client.get("/a.html", method: method)
      #expect(answer.status == 405, "\(method)")
      #expect(answer.header("Allow") == "GET, HEAD", "\(method)")
    }
    let head = try await client.get("/a.html", method: "HEAD")
    let get = try await client.get("/a.html")
    #expect(head.status == 200)
    #expect(head.body.isEmpty)
    #expect(head.header("Content-Length") == get.header("Content-Length"))
    #expect(get.header("Content-Length") == String(get.body.utf8.count))
    try await book.stop()
  }

  @Test func anotherProgramsPortIsNamed() async throws {
    let (book, client) = try await served()
    let other = try PreviewedBook(["a": "# 一\n"])
    let server = try BookServer(
      .init(bookDirectory: other.book, outputDirectory: other.output, jobs: 1),
      words: Language.chinese.phrases.preview, progress: SilentProgress(), listener: other)
    await #expect(throws: BookServer.ServerError.portIsTaken(client.port)) {
      try await server.run(port: client.port)
    }
    try await book.stop()
  }
}
