import BookBuild

/// Hears what a preview does.
package protocol ServerListener: Sendable {
  /// The server answers at this address from now on.
  func serverListens(at address: String)
  /// A build has ended.
  ///
  /// - Parameters:
  ///   - report: What it did.
  ///   - changed: The files of the output folder that it wrote again, sorted.
  ///   - duration: How long it took.
  func buildEnded(_ report: BuildReport, changed: [String], duration: Duration)
}
