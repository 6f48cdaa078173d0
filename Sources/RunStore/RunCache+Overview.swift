import BookDocument
import CellRecords
import Foundation

extension RunCache {
  /// Whether a build would take the chapter's run from the cache.
  public func knows(_ chapter: Chapter, in book: Book) -> Bool {
    if case .hit = answer(for: chapter, in: book).verdict { true } else { false }
  }

  /// Keeps how long a chapter took to compile and run.
  public func note(_ duration: Duration, of chapter: Chapter) {
    var writer = ByteWriter()
    writer.append(Int(duration / .milliseconds(1)))
    folder.store(writer.bytes, named: Self.durationName(of: chapter))
  }

  /// How long the chapter took when it last ran to its end, or nothing if nobody remembers.
  public func lastDuration(of chapter: Chapter) -> Duration? {
    guard let content = folder.content(named: Self.durationName(of: chapter)) else { return nil }
    var reader = ByteReader(content)
    return (try? reader.number()).map { .milliseconds($0) }
  }

  private static func durationName(of chapter: Chapter) -> String {
    var hasher = ContentHasher()
    hasher.update(URL(fileURLWithPath: chapter.path).standardizedFileURL.path)
    return "ran-\(hasher.finish())"
  }
}
