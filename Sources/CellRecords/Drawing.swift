/// A figure's drawing as markup whose ids are still open.
///
/// A page can show a figure twice, and a book's pages can become one document: whoever writes the
/// page says what the ids of each showing begin with.
public struct Drawing: Sendable, Hashable, Codable {
  /// The markup, cut where the prefix of the ids belongs.
  public var pieces: [String]

  public init(pieces: [String]) {
    self.pieces = pieces
  }

  /// Cuts markup at the prefix that its ids were drawn with.
  ///
  /// - Parameters:
  ///   - markup: SVG, or HTML with SVG in it.
  ///   - prefix: What its ids begin with, and nothing else in it contains.
  /// - Precondition: The prefix is not empty.
  public init(_ markup: String, idPrefix prefix: String) {
    precondition(!prefix.isEmpty, "the prefix of a drawing's ids is not empty, got ''")
    pieces = markup.split(separator: prefix, omittingEmptySubsequences: false).map(String.init)
  }

  /// The drawing as a page has it.
  ///
  /// - Parameter prefix: What the ids begin with.
  public func markup(idPrefix prefix: String) -> String {
    pieces.joined(separator: prefix)
  }

  /// Whether readers operate the drawing, as they do the buttons of a stepper.
  public var isInteractive: Bool { pieces.contains { $0.contains("<input ") } }
}
