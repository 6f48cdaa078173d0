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
  /// The chapters that show what a part of them gave, and those of which the whole run agreed.
  private var slugs: (unconfirmed: Set<String>, confirmed: Set<String>) = ([], [])

  /// The pages that wait for the next build.
  private var waiting: [UUID: CheckedContinuation<Void, Never>] = [:]

  /// A preview of no build so far, whose headings are in the language of the words.
  init(_ words: PreviewWords) {
    self.words = words
  }

  /// Takes over what a build did.
  ///
  /// - Parameters:
  ///   - changed: The files of the output folder that it wrote again.
  ///   - unconfirmed: The chapters that show what a part of them gave.
  ///   - confirmed: The chapters of which the whole run agreed with such a part.
  ///   - messages: What is wrong with the book.
  ///   - errorCount: How many of the messages are errors.
  func publish(
    changed: some Sequence<String>, unconfirmed: Set<String>, confirmed: Set<String>,
    messages: [String], errorCount: Int
  ) {
    version += 1
    slugs = (unconfirmed, confirmed)
    for name in changed { changes[name] = version }
    self.messages = messages
    self.errorCount = errorCount
    for page in waiting.keys { wake(page) }
  }

  /// Answers as soon as a build has ended that the page has not seen, or after a while.
  func update(
    for name: String, session: String, version: Int, seen: Int, patience: Duration
  ) async -> PreviewUpdate {
    if seen == self.version, session == self.session { await nextBuild(patience) }
    let change = session == self.session ? change(of: name, since: version) : .everything
    return PreviewUpdate(
      seen: self.version, change: change, state: state(of: name),
      title: title, hasErrors: errorCount > 0, messages: messages)
  }

  /// Waits until a build has ended, or for a while.
  private func nextBuild(_ patience: Duration) async {
    let page = UUID()
    let alarm = Task {
      try? await Task.sleep(for: patience)
      wake(page)
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled { continuation.resume() } else { waiting[page] = continuation }
      }
    } onCancel: {
      alarm.cancel()
    }
    alarm.cancel()
  }

  private func wake(_ page: UUID) { waiting.removeValue(forKey: page)?.resume() }

  /// Whether the file, or one that all pages share, has changed since.
  private func change(of name: String, since version: Int) -> PreviewUpdate.Change {
    let changed = changes.filter { $0.value > version }.keys
    if changed.contains(where: Self.isShared) { return .everything }
    return changed.contains(name) ? .page : .nothing
  }

  /// Style sheets, scripts and images may be in any page; what a search looks in follows from the
  /// pages, and need not disturb a reader.
  private static func isShared(_ file: String) -> Bool {
    !SearchIndex.hasFile(named: file)
      && ![".html", ".json", ".txt", ".md", ".ipynb", ".swift"].contains { file.hasSuffix($0) }
  }

  /// Whether the page shows what a part of its chapter gave, in a word; empty if it never did.
  private func state(of name: String) -> String {
    let slug = String(name.dropLast(".html".count))
    if slugs.unconfirmed.contains(slug) { return words.unconfirmed }
    return slugs.confirmed.contains(slug) ? words.confirmed : ""
  }

  private var title: String {
    messages.isEmpty ? "" : words.messages(errorCount, messages.count - errorCount)
  }
}
