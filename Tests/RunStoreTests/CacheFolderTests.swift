import BookDocument
import CellRecords
import Foundation
import SystemPackage
import Testing

@testable import RunStore

@Suite struct CacheFolderTests {
  private let fixture: CacheFixture

  init() throws { fixture = try CacheFixture() }

  private func damage(_ file: String, _ kind: String) throws {
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    switch kind {
    case "cut off": bytes.removeLast()
    case "a bit": bytes[bytes.count - 1] ^= 1
    case "empty": bytes = Data()
    case "no entry": bytes = Data("something else".utf8)
    case "longer": bytes.append(0)
    default: bytes = Data("book-cache 2\n".utf8)
    }
    try bytes.write(to: URL(fileURLWithPath: file))
  }

  @Test(arguments: ["cut off", "a bit", "empty", "no entry", "longer", "only a mark"])
  func aDamagedEntryIsAMissAndIsReplaced(kind: String) throws {
    fixture.store()
    for file in fixture.entries("") { try damage(file, kind) }
    #expect(fixture.verdict == .miss(["no entry"]))
    fixture.store()
    #expect(fixture.verdict == .hit)
  }

  @Test func anEntryUnderAnothersNameIsAMiss() throws {
    fixture.store()
    let name = try #require(fixture.entries("run-").first)
    fixture.code[0] = "let x = 2"
    fixture.store()
    let other = try #require(fixture.entries("run-").first { $0 != name })
    try FileManager.default.removeItem(atPath: other)
    try FileManager.default.copyItem(atPath: name, toPath: other)
    #expect(
      fixture.verdict == .miss(["the entry is gone, damaged or bound to its places"]))
  }

  @Test func wellFormedBytesOfAnotherKindAreAMiss() throws {
    fixture.store()
    let name = try #require(fixture.entries("run-").first)
    let entry = try #require(FilePath(name).lastComponent?.string)
    for content: [UInt8] in [[], [0], [7], [0] + Array(repeating: 255, count: 64)] {
      fixture.folder.store(content, named: entry)
      #expect(fixture.verdict != .hit)
    }
  }

  @Test func theOldestGoWhenTheCacheIsFull() throws {
    let folder = try folderOfHours()
    folder.removeOldest(limit: 3500, since: FileFingerprint.now)
    #expect(folder.content(named: "run-1") == nil)
    for name in ["run-2", "run-3", "run-4"] { #expect(folder.content(named: name) != nil) }
  }

  /// Else a book that is larger than the cache would miss some of its chapters at every build.
  @Test func whatTheBuildHasUsedStaysWhenTheCacheIsFull() throws {
    let folder = try folderOfHours()
    // A build that started at 4 o'clock: an entry is noted as used once an hour.
    folder.removeOldest(limit: 100, since: 4 * 3600 * 1_000_000_000)
    for name in ["run-1", "run-2"] { #expect(folder.content(named: name) == nil) }
    for name in ["run-3", "run-4"] { #expect(folder.content(named: name) != nil) }
  }

  /// A thousand bytes for each of the first hours of 1970: a file's time is the order in which they go.
  private func folderOfHours() throws -> CacheFolder {
    let folder = fixture.folder
    for hour in 1...4 {
      folder.store(Array(repeating: 1, count: 1000), named: "run-\(hour)")
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(hour) * 3600)],
        ofItemAtPath: "\(folder.path)/run-\(hour)")
    }
    return folder
  }

  @Test func whatAKilledBuildLeftGoesWhenItIsOld() throws {
    for name in [
      ".aside-00000000-0000-0000-0000-000000000001", ".aside-00000000-0000-0000-0000-000000000002",
    ] { try fixture.write("half", to: "book-cache/\(name)") }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)],
      ofItemAtPath: "\(fixture.folder.path)/.aside-00000000-0000-0000-0000-000000000001")
    fixture.folder.removeOldest(limit: 100, since: FileFingerprint.now)
    #expect(
      fixture.entries("").map { FilePath($0).lastComponent?.string } == [
        ".aside-00000000-0000-0000-0000-000000000002"
      ])
  }

  @Test func oldLibrariesGoAndTheNewestStay() throws {
    let names =
      (0..<6).map { "library-\(String(repeating: "\($0)", count: 64)).so" } + [
        "library-of-an-author.txt"
      ]
    for (hour, name) in names.enumerated() {
      try fixture.write("x", to: "book-cache/\(name)")
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(hour) * 3600)],
        ofItemAtPath: "\(fixture.folder.path)/\(name)")
    }
    fixture.folder.removeOldLibraries()
    let left = fixture.entries("").compactMap { FilePath($0).lastComponent?.string }
    #expect(left.sorted() == Array(names[2...]))
    try fixture.folder.removeAll()
    #expect(
      fixture.entries("").compactMap { FilePath($0).lastComponent?.string } == [names[6]])
  }

  @Test func cleaningLeavesWhatIsNotItsOwn() throws {
    fixture.store()
    let names = [".aside-mine", "library-mine.so", "notes.txt", "run-away.sh", "texts-of-mine.txt"]
    for name in names { try fixture.write("mine", to: "book-cache/\(name)") }
    try fixture.folder.removeAll()
    let left = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path)
    #expect(left.sorted() == names)
    for name in names {
      try FileManager.default.removeItem(atPath: "\(fixture.folder.path)/\(name)")
    }
    fixture.store()
    try fixture.folder.removeAll()
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path))
    try fixture.folder.removeAll()
  }

  @Test func aCacheThatCannotBeWrittenCostsNothingElse() throws {
    try fixture.write("a file", to: "book-cache")
    fixture.store()
    #expect(fixture.verdict == .miss(["no entry"]))
  }
}
