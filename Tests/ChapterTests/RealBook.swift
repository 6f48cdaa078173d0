import BookBuild
import BookDocument
import BookRenderers
import CellRecords
import Foundation
import Testing

/// The book of the repository; each chapter is run once, whatever number of tests ask for it.
actor RealBook {
  static let shared = RealBook()

  /// The chapters as they lie in the folder, so that a new one is tested without being named here.
  static let slugs: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/chapters")) ?? []
    return files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
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
    let output = FileManager.default.temporaryDirectory
      .appendingPathComponent("chapter-tests-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    let options = BookBuilder.Options(
      bookDirectory: "\(root)/chapters", outputDirectory: output, only: [slug], jobs: 1)
    let report = await BookBuilder(options, progress: SilentProgress()).build()
    let page = try? String(contentsOfFile: "\(output)/\(slug).html", encoding: .utf8)
    let index = try? String(contentsOfFile: "\(output)/\(SearchIndex.fileName)", encoding: .utf8)
    return ChapterEvidence(report: report, page: page ?? "", searchIndex: index ?? "")
  }
}
