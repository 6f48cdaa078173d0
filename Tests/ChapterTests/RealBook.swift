import BookBuild
import BookDocument
import BookRenderers
import CellRecords
import Foundation
import TestSupport
import Testing

/// The book of the repository; each chapter is run once, whatever number of tests ask for it.
actor RealBook {
  static let shared = RealBook()

  /// The chapters as they lie in the folder, so that a new one is tested without being named here.
  static let slugs: [String] = {
    let files =
      (try? FileManager.default.contentsOfDirectory(atPath: Repository.path("chapters"))) ?? []
    return files.filter { $0.hasSuffix(".md") && $0 != "index.md" }
      .map { String($0.dropLast(3)) }.sorted()
  }()

  private var builds: [String: Task<ChapterEvidence, Never>] = [:]

  /// What running the chapter gave.
  func evidence(of slug: String) async -> ChapterEvidence {
    if let build = builds[slug] { return await build.value }
    let build = Task { await Self.build(slug) }
    builds[slug] = build
    return await build.value
  }

  private static func build(_ slug: String) async -> ChapterEvidence {
    let output = TestFolder()
    let options = BookBuilder.Options(
      bookDirectory: Repository.path("chapters"), outputDirectory: output.path, only: [slug],
      jobs: 1)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    let page = try? output.read("\(slug).html")
    let index = try? output.read(SearchIndex.fileName)
    return ChapterEvidence(report: report, page: page ?? "", searchIndex: index ?? "")
  }
}
