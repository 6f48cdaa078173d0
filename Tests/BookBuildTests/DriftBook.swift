import BookBuild
import CellRunner
import Foundation
import RunStore
import TestSupport
import Testing

/// A tiny book that is built once; each test gets a copy of its pages to change.
struct DriftBook: Sendable {
  private static let shared = Task { try await DriftBook() }

  private let book = TestFolder()
  private let cache = TestFolder()
  private let pages = TestFolder()

  /// The book; its chapter has run by now.
  static func built() async throws -> DriftBook { try await shared.value }

  private init() async throws {
    try book.write("title: 书\n", to: "book.yml")
    try book.write(
      """
      # 章

      ```swift
      //| label: numbers
      let axes = [FigureAxis("行", count: 2), FigureAxis("列", count: 3)]
      TensorFigure([0.5, 0.25, 0.125, 1, 2, 3], name: "T", axes: axes)
      ```

      ```swift
      print("one")
      print("two")
      ```

      值 `{swift} axes.count`。
      """, to: "a.md")
    let options = options(output: pages.path)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    try #require(report.succeeded)
  }

  /// The pages and records as they were built.
  func copyOfPages() throws -> TestFolder {
    let copy = TestFolder()
    try FileManager.default.removeItem(atPath: copy.path)
    try FileManager.default.copyItem(atPath: pages.path, toPath: copy.path)
    return copy
  }

  /// A check that takes what the chapter gives from the cache.
  func check(_ output: TestFolder) -> DriftCheck {
    DriftCheck(options(output: output.path), progress: SilentProgress())
  }

  private func options(output: String) -> BookBuilder.Options {
    BookBuilder.Options(
      bookDirectory: book.path, outputDirectory: output, jobs: 1,
      cache: CacheFolder(path: cache.path))
  }
}
