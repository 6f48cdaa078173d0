import BookModel

extension ChapterRunner {
  /// Runs a chapter, or takes what it gave when it ran with the same code, modules and compiler.
  ///
  /// - Parameters:
  ///   - chapter: The chapter.
  ///   - book: The book, which says what cells import.
  ///   - cache: Where earlier runs are remembered; nothing runs the chapter in any case.
  ///   - observer: Hears what the chapter's process does.
  /// - Returns: What became of it, and what the cache had.
  public func run(
    _ chapter: Chapter, of book: Book, cache: RunCache?,
    observer: any RunObserver = SilentObserver()
  ) async -> (outcome: Outcome, verdict: CacheVerdict) {
    guard let cache else { return (await run(chapter, of: book, observer: observer), .off) }
    guard chapter.cells.contains(where: \.options.run) || !chapter.inlineValues.isEmpty else {
      return (await run(chapter, of: book), .nothingToRun)
    }
    let answer = cache.answer(for: chapter, in: book)
    if let found = answer.found {
      return (.succeeded(found.run, warnings: found.warnings), answer.verdict)
    }
    let outcome = await run(chapter, of: book, observer: observer)
    if case .succeeded(let run, let warnings) = outcome {
      cache.store(run, warnings: warnings, of: chapter, in: book)
    }
    return (outcome, answer.verdict)
  }
}
