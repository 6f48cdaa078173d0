import Foundation

/// What one call takes, in seconds.
struct Timing {
  /// The median of the time on the clock.
  let seconds: Double
  /// The time that all threads spent computing: what remains when other programs take the cores.
  let cpuSeconds: Double
}

/// The processor time of this process so far.
///
/// - Units: Seconds.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The time of one call.
///
/// Calls are grouped so that each measurement lasts a millisecond or more; groups are repeated for
/// at least `seconds`. After `callsBetweenStarts` calls `start` is called, and its time not counted.
func measure<Failure: Error>(
  seconds: Double = 1, callsBetweenStarts: Int = .max, start: () -> Void = {},
  _ body: () throws(Failure) -> Void
) throws(Failure) -> Timing {
  let clock = ContinuousClock()
  func time(_ count: Int) throws(Failure) -> Double {
    let begin = clock.now
    for _ in 0..<count { try body() }
    let taken = (clock.now - begin).components
    return Double(taken.attoseconds) * 1e-18 + Double(taken.seconds)
  }
  _ = try time(1)
  let once = try time(3) / 3
  let group = max(1, Int(1e-3 / max(once, 1e-9)))
  var times: [Double] = []
  var total = 0.0
  var count = 0
  var sinceStart = 4
  var processor = 0.0
  while total < seconds || times.count < 5 {
    if sinceStart + group > callsBetweenStarts {
      start()
      _ = try time(1)
      sinceStart = 1
    }
    let before = processorTime()
    let taken = try time(group)
    times.append(taken / Double(group))
    total += taken
    processor += processorTime() - before
    count += group
    sinceStart += group
  }
  return Timing(
    seconds: times.sorted()[times.count / 2], cpuSeconds: processor / Double(count))
}
