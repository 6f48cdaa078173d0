import BookDocument

/// One of the equal parts into which a book's chapters are divided, as `3/8`.
///
/// Every machine that is given the same book finds the same parts, whatever its cache has.
package struct Shard: Sendable, Hashable {
  /// Which part it is, from 1.
  package let number: Int
  /// How many parts there are.
  package let count: Int

  /// A part of so many.
  ///
  /// - Parameters:
  ///   - number: From 1 to `count`; the result is nil for another.
  ///   - count: 1 at least.
  package init?(_ number: Int, of count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// The part that a text names, `3/8`; nil for another text.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else {
      return nil
    }
    self.init(number, of: count)
  }

  /// The part of some chapters: neighbours, which often take as long, go to different machines.
  func part(of slugs: [String]) -> [String] {
    slugs.enumerated().filter { $0.offset % count == number - 1 }.map(\.element)
  }
}
