/// How long something takes: the median of several runs, after one that does not count.
///
/// Times differ from machine to machine and from run to run, so that only a cell marked
/// `measured: true` may take them: a build shows the last measurement with its machine, and
/// `build-book measure` re-runs the timed cells.
///
/// - Parameters:
///   - repetitions: How many runs count.
///   - body: What is timed.
/// - Returns: The median.
/// - Units: seconds.
/// - Throws: What `body` throws.
/// - Precondition: The cell is marked `measured: true`, and `repetitions` is positive.
public func measure(repetitions: Int = 9, _ body: () throws -> Void) rethrows -> Double {
  precondition(
    Channel.shared.isMeasuring, "only a cell marked 'measured: true' may take times")
  precondition(repetitions > 0, "a median needs at least one run, not \(repetitions)")
  try body()
  var times: [Duration] = []
  for _ in 0..<repetitions {
    let start = ContinuousClock.now
    try body()
    times.append(ContinuousClock.now - start)
  }
  times.sort()
  return times[repetitions / 2] / .seconds(1)
}
