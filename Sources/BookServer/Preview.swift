import BookLanguage
import BookRenderers
import Foundation

/// What the builds of a preview have given so far, for the pages that ask.
actor Preview {
  /// Which run of the server this is.
  nonisolated let session = UUID().uuidString
  /// How many builds have ended.
  private(set) var version = 0
  private let words: PreviewWords
  private var messages: [String] = []
  private var errorCount = 0
  /// The build that last changed a file.
  private var changes: [String: Int] = [:]

  /// A preview of no build so far, whose headings are in the language of the words.
  init(_ words: PreviewWords) {
    self.words = words
  }

  /// Takes over what a build did.
  ///
  /// - Parameters:
  ///   - changed: The files of the output folder that it wrote again.
  ///   - messages: What is wrong with the book.
  ///   - errorCount: How many of the messages are errors.
  func publish(changed: some Sequence<String>, messages: [String], errorCount: Int) {
    version += 1
    for name in changed { changes[name] = version }
    self.messages = messages
    self.errorCount = errorCount
  }

  /// Answers as soon as a build has ended that the page has not seen, or after a while.
  func update(
    for name: String, session: String, version: Int, seen: Int, patience: Duration
  ) async -> PreviewUpdate {
    let deadline = ContinuousClock.now + patience
    while seen == self.version, session == self.session, .now < deadline, !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(20))
    }
    let isStale = isStale(name, since: version)
    return PreviewUpdate(
      seen: self.version, reload: session != self.session || isStale, title: title,
      hasErrors: errorCount > 0, messages: messages)
  }

  /// Whether the file, or one that all pages share, has changed since.
  private func isStale(_ name: String, since version: Int) -> Bool {
    changes.contains { file, changed in
      changed > version && (file == name || Self.isShared(file))
    }
  }

  /// Style sheets, scripts and images may be in any page; what a search looks in follows from the
  /// pages, and need not disturb a reader.
  private static func isShared(_ file: String) -> Bool {
    file != SearchIndex.fileName
      && ![".html", ".json", ".txt", ".md", ".ipynb"].contains { file.hasSuffix($0) }
  }

  private var title: String {
    messages.isEmpty ? "" : words.messages(errorCount, messages.count - errorCount)
  }
}
