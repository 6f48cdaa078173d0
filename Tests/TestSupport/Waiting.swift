/// Waits until something holds, and no longer; whoever asks then says what it means if it never does.
///
/// - Parameters:
///   - patience: The longest time to wait: it bounds a failing test only, so it is generous.
///   - holds: What to wait for; it is asked again and again.
/// - Throws: `CancellationError`, or what `holds` throws.
package func waitUntil(
  atMost patience: Duration = .seconds(200), _ holds: () async throws -> Bool
) async throws {
  let start = ContinuousClock.now
  while try await !holds(), ContinuousClock.now - start < patience {
    try await Task.sleep(for: .milliseconds(50))
  }
}
