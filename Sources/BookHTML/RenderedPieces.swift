/// Pieces of HTML that are costly to make and depend on nothing but their source.
///
/// They are coloured code and formulas. A build that is given those of the last one makes only the
/// new ones.
public final class RenderedPieces {
  private let known: [String: String]
  private var used: [String: String] = [:]
  /// Whether a piece had to be made.
  public private(set) var hasNew = false

  /// Takes over the pieces of an earlier build with the same tool and the same KaTeX.
  public init(known: [String: String] = [:]) {
    self.known = known
  }

  /// The pieces for the next build.
  ///
  /// They are those that this one needed, and all others too if it did not see the whole book.
  public func forNextBuild(sawWholeBook: Bool) -> [String: String] {
    sawWholeBook ? used : known.merging(used) { $1 }
  }

  /// The piece of a kind for a source; it is made if nobody has made it before.
  public func html<Failure: Error>(
    _ kind: String, of source: String, make: () throws(Failure) -> String
  ) throws(Failure) -> String {
    let key = "\(kind)\n\(source)"
    if let piece = used[key] ?? known[key] {
      used[key] = piece
      return piece
    }
    let piece = try make()
    used[key] = piece
    hasNew = true
    return piece
  }
}
