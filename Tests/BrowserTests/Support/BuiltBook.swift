import BookBuild
import CellRunner
import Foundation
import RunStore
import TestSupport

/// A book of this checkout, freshly built into a folder that goes with the tests.
actor BuiltBook {
  /// The book of the repository.
  static let real = BuiltBook(directory: Repository.path("chapters"), name: "book")
  /// A tiny book with one of everything that a page can do.
  static let everything = BuiltBook(
    directory: Repository.path("Tests/BrowserTests/Book"), name: "everything")

  private let directory: String
  private let folder: String
  private var build: Task<[URL], any Error>?

  private init(directory: String, name: String) {
    self.directory = directory
    folder = Folders.all.path(name)
  }

  /// The pages of the book, built when the first test asks.
  ///
  /// - Throws: `Mistake` when the book does not build.
  var pages: [URL] {
    get async throws {
      if let build { return try await build.value }
      let build = Task { [directory, folder] in try await Self.build(directory, into: folder) }
      self.build = build
      return try await build.value
    }
  }

  /// The page with this name.
  func page(_ name: String) async throws -> URL {
    guard let page = try await pages.first(where: { $0.lastPathComponent == "\(name).html" })
    else {
      throw Mistake(said: "the book has no page '\(name)'")
    }
    return page
  }

  /// Why there is no page to look at.
  struct Mistake: Error, CustomStringConvertible {
    let said: String
    var description: String { said }
  }

  private static func build(_ directory: String, into folder: String) async throws -> [URL] {
    let options = BookBuilder.Options(
      bookDirectory: directory, outputDirectory: folder, jobs: 2,
      cache: CacheFolder(beside: .ofRunningExecutable))
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    guard report.succeeded else {
      var renderer = DiagnosticRenderer()
      let said = report.orderedDiagnostics.map { renderer.text(of: $0) }
      throw Mistake(said: said.joined(separator: "\n"))
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return names.filter { $0.hasSuffix(".html") }.sorted()
      .map { URL(fileURLWithPath: "\(folder)/\($0)") }
  }
}

/// The folders of all books, which go when the process ends in any orderly way.
private enum Folders {
  static let all: TestFolder = {
    let folder = TestFolder()
    atexit { try? FileManager.default.removeItem(atPath: Folders.all.path) }
    return folder
  }()
}
