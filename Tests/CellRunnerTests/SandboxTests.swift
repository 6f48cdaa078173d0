import BookDocument
import CellRecords
import Foundation
import TestSupport
import Testing

@testable import CellRunner

/// Chapters in the sandbox; skipped where bubblewrap is not installed or is not allowed to do its work.
@Suite(
  .enabled("bubblewrap is not installed, or must not make namespaces here") {
    await Sandbox.works()
  })
struct SandboxTests {
  private func run(_ code: String) async -> ChapterRunner.Outcome {
    let text = "# A\n\n```swift\nimport Foundation\n\(code)\n```\n"
    let (chapter, _) = ChapterParser.parse(
      SourceText(path: "a.md", text: text), slug: "a", number: 1,
      in: .init(language: .english, slugs: ["a"]))
    var book = Book(title: "", language: "en", slugs: ["a"], imports: [], directory: "")
    book.isSandboxed = true
    return await ChapterRunner().run(chapter, of: book).outcome
  }

  private func printed(by code: String) async throws -> String {
    let outcome = await run(code)
    guard case .succeeded(let run, _) = outcome else {
      Issue.record("the chapter failed: \(outcome)")
      return ""
    }
    return run.outputs.joined().map(\.standaloneText).joined()
  }

  @Test func aChapterRunsAndShowsItsValues() async throws {
    #expect(try await printed(by: "print(1 + 2)\n[4, 5]") == "3\n[4, 5]\n")
  }

  @Test func thereIsNoNetwork() async throws {
    let code = """
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = UInt16(53).bigEndian
      address.sin_addr.s_addr = inet_addr("192.0.2.1")
      let channel = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
      let answer = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(channel, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      print(answer)
      """
    #expect(try await printed(by: code) == "-1\n")
  }

  @Test func theFilesOfTheAuthorAreOutOfReach() async throws {
    let path = FileManager.default.currentDirectoryPath + "/sandbox-test"
    // Below the temporary folder the sandbox has a file of its own; the author's is what counts.
    let code = """
      _ = FileManager.default.createFile(atPath: "\(path)", contents: Data())
      let home = (try? FileManager.default.contentsOfDirectory(atPath: "\(NSHomeDirectory())")) ?? []
      let own = FileManager.default.createFile(atPath: "own", contents: Data())
      print(home.filter { $0.hasPrefix(".ssh") || $0.hasPrefix(".bash") }.count, own)
      """
    #expect(try await printed(by: code) == "0 true\n")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aTrapStillHasItsPlace() async throws {
    guard case .failed(let errors) = await run("let list: [Int] = []\nprint(list[1])") else {
      Issue.record("the chapter succeeded")
      return
    }
    #expect(errors.map(\.id) == [.cellTrapped])
    #expect(errors.first?.location.line == 6)
  }
}

extension Sandbox {
  /// Whether something can run in a sandbox on this machine.
  ///
  /// Within many containers a process must not make namespaces, whoever it is.
  fileprivate static func works() async -> Bool {
    let folder = TestFolder()
    guard let command = try? Sandbox().command(writable: [], readable: []) else { return false }
    let process = RunningProcess(
      executable: .path(.init(command[0])),
      arguments: Array(command.dropFirst()) + ["/bin/true"], environment: [:], directory: "/",
      outputPath: folder.path("output"), errorPath: folder.path("errors"))
    return (try? await process.run { _ in }) == .exited(0)
  }
}
