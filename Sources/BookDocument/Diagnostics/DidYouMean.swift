/// Finds the name that a user probably meant.
public enum DidYouMean {
  /// The candidate nearest to the given name, if one is near enough to be a slip of the fingers.
  ///
  /// - Complexity: O(*n*·*m*) for each candidate of length *m*.
  public static func nearest(to name: String, in candidates: [String]) -> String? {
    // Nobody mistypes a name of a hundred letters, and comparing two takes the product of their lengths.
    guard name.count <= 100 else { return nil }
    // A third of the letters may differ, but never all: 'c' is no slip for 'a'.
    let limit = min((name.count + 2) / 3, name.count - 1)
    let ranked = candidates.filter { abs($0.utf8.count - name.utf8.count) <= 4 * limit }
      .map { (distance: editDistance(name, $0), name: $0) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= limit else {
      return nil
    }
    return best.name
  }

  /// A sentence for a diagnostic's `help`: "did you mean", or else the list of what is allowed.
  public static func help(for name: String, allowed candidates: [String]) -> String {
    if let best = nearest(to: name, in: candidates) { return "did you mean '\(best)'?" }
    guard candidates.count <= 100 else { return "see the names that are allowed" }
    return "allowed: " + candidates.map { "'\($0)'" }.joined(separator: ", ")
  }

  static func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let substitution = previous[column] + (character == other ? 0 : 1)
        current.append(min(substitution, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
