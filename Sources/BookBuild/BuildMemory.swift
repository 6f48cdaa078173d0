import BookDocument
import BookRenderers
import RunStore

/// What a build knows from the last one: coloured code, whole programs and formulas.
struct BuildMemory {
  let memo: BuildMemo
  let formulas: FormulaRenderer
  private let file: TextCache?
  private let cache: CacheFolder?
  private let cacheBudget: Int
  private let start = FileFingerprint.now

  init(of book: Book, _ options: BookBuilder.Options, trees: SwiftTrees) {
    cache = options.cache
    cacheBudget = book.budgets.cache
    file = options.cache.map {
      TextCache(in: $0, book: options.bookDirectory, madeWith: [FormulaRenderer.standardPath])
    }
    memo = BuildMemo(known: file?.load() ?? [:], trees: trees)
    formulas = FormulaRenderer(macros: book.macros, pieces: memo)
  }

  /// Stores what is new for the next build.
  func keep(sawWholeBook: Bool, ranChapters: Bool) {
    if memo.hasNew { file?.store(memo.forNextBuild(sawWholeBook: sawWholeBook)) }
    if ranChapters || memo.hasNew { cache?.removeOldest(limit: cacheBudget, since: start) }
  }
}
