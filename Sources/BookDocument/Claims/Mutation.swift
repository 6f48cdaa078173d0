/// A part of the method that a whole process can leave out, to see which proofs notice.
package struct Mutation: Sendable, Hashable {
  /// Its name in `claims.yml`, `causalMask`.
  package var name: String
  /// How pages call it, 没有因果掩码.
  package var label: String
  /// The variables that set it for a process.
  package var environment: [String: String]

  /// Creates a mutation.
  package init(name: String, label: String, environment: [String: String]) {
    self.name = name
    self.label = label
    self.environment = environment
  }
}
