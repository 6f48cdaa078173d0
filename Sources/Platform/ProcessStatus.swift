/// One process, as the system lists it.
package struct ProcessStatus: Sendable {
  package var identifier: Int32
  /// Whether it has ended, and waits for its parent to take what is left of it.
  package var hasEnded: Bool
  package var parent: Int32
  /// The process that made the session it runs in.
  package var session: Int32
}
