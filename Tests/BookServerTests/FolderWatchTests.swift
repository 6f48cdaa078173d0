import Foundation
import TestSupport
import Testing

@testable import BookServer

/// What makes a preview look at its files again.
@Suite(.timeLimit(.minutes(10))) struct FolderWatchTests {
  private let folder = TestFolder()

  /// Waits for the report of a change, longer than the test may take.
  private func waitForReport(of change: @escaping @Sendable () throws -> Void) async throws {
    let watch = FolderWatch(FolderSnapshot(of: folder.path).folders)
    try #require(watch.isComplete)
    let waiting = Task { await watch.wait(atMost: .seconds(3_600)) }
    try change()
    await waiting.value
  }

  @Test func whatEditorsDoIsReported() async throws {
    try folder.write("1", to: "a.md")
    try folder.write("1", to: "parts/b.md")
    let folder = folder
    try await waitForReport { try folder.write("2", to: "a.md") }
    try await waitForReport {
      // Written aside and renamed over the file.
      try folder.write("3", to: "aside")
      rename(folder.path("aside"), folder.path("a.md"))
    }
    try await waitForReport { try folder.write("2", to: "parts/b.md") }
    try await waitForReport { try folder.write("1", to: "new/c.md") }
    try await waitForReport {
      try FileManager.default.removeItem(atPath: folder.path("parts/b.md"))
    }
  }

  @Test func whoIsCancelledWaitsNoLonger() async {
    let watch = FolderWatch([folder.path])
    let waiting = Task { await watch.wait(atMost: .seconds(3_600)) }
    waiting.cancel()
    await waiting.value
  }

  @Test func foldersThatAreGoneAreNoReasonToStop() {
    #expect(FolderWatch([folder.path, folder.path("gone")]).isComplete)
  }
}
