import BookDocument
import CellRecords
import Synchronization

/// Pieces of HTML that are costly to make and depend on nothing but their source.
///
/// They are coloured code, whole programs and formulas. A build that is given those of the last one
/// makes only the new ones; some of them while chapters run.
public final class BuildMemo: Sendable {
  private struct State {
    var used: [String: String] = [:]
    var hasNew = false
  }

  private let known: [String: String]
  private let state = Mutex(State())

  /// Whether a piece had to be made.
  public var hasNew: Bool { state.withLock { $0.hasNew } }

  /// Takes over the pieces of an earlier build with the same tool and the same KaTeX.
  public init(known: [String: String] = [:]) {
    self.known = known
  }

  /// The pieces for the next build.
  ///
  /// They are those that this one needed, and all others too if it did not see the whole book.
  public func forNextBuild(sawWholeBook: Bool) -> [String: String] {
    let used = state.withLock { $0.used }
    return sawWholeBook ? used : known.merging(used) { $1 }
  }

  /// The piece of a kind for a source; it is made if nobody has made it before.
  public func html<Failure: Error>(
    _ kind: String, of source: String, make: () throws(Failure) -> String
  ) throws(Failure) -> String {
    let key = "\(kind)\n\(source)"
    if let piece = state.withLock({ $0.used[key] }) ?? known[key] {
      state.withLock { $0.used[key] = piece }
      return piece
    }
    let piece = try make()
    state.withLock {
      $0.used[key] = piece
      $0.hasNew = true
    }
    return piece
  }
}
