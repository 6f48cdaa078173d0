extension Collection where Self: Sendable, Element: Sendable {
  /// The results of an asynchronous function for all elements, in their order.
  ///
  /// - Parameters:
  ///   - limit: How many elements are worked on at once, one at least.
  ///   - transform: The function.
  /// - Returns: The results, in the order of the elements.
  /// - Throws: The first error that the function throws; what is still running is cancelled.
  package func concurrentMap<Result: Sendable>(
    limit: Int, _ transform: @escaping @Sendable (Element) async throws -> Result
  ) async rethrows -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var waiting = enumerated().makeIterator()
      var results: [(index: Int, result: Result)] = []
      func startNext() {
        guard let (index, element) = waiting.next() else { return }
        group.addTask { (index, try await transform(element)) }
      }
      for _ in 0..<Swift.max(1, limit) { startNext() }
      while let result = try await group.next() {
        results.append(result)
        startNext()
      }
      return results.sorted { $0.index < $1.index }.map(\.result)
    }
  }
}
