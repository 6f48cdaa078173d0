import Synchronization
import Testing

@testable import CellRunner

@Suite struct ConcurrentMapTests {
  @Test(arguments: [0, 1, 3, 100])
  func resultsComeInOrderAndNeverMoreAtOnceThanTheLimit(limit: Int) async {
    let running = Mutex((now: 0, most: 0))
    let results = await (0..<20).concurrentMap(limit: limit) { number in
      running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      await Task.yield()
      running.withLock { $0.now -= 1 }
      return number * 2
    }
    #expect(results == (0..<20).map { $0 * 2 })
    #expect(running.withLock { $0.most } <= max(1, limit))
  }

  @Test func theFirstErrorIsThrown() async {
    struct OddError: Error {}
    await #expect(throws: OddError.self) {
      try await [1, 2].concurrentMap(limit: 1) { if $0 == 1 { throw OddError() } }
    }
  }
}
