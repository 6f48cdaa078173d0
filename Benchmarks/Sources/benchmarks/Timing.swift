/// The median time of one call, in seconds.
///
/// Calls are grouped so that each measurement lasts a millisecond or more; groups are repeated for
/// at least `seconds`.
func medianTime<Failure: Error>(
  seconds: Double = 1, _ body: () throws(Failure) -> Void
) throws(Failure) -> Double {
  let clock = ContinuousClock()
  func time(_ count: Int) throws(Failure) -> Double {
    let start = clock.now
    for _ in 0..<count { try body() }
    let taken = (clock.now - start).components
    return Double(taken.attoseconds) * 1e-18 + Double(taken.seconds)
  }
  _ = try time(1)
  let once = try time(3) / 3
  let group = max(1, Int(1e-3 / max(once, 1e-9)))
  var times: [Double] = []
  var total = 0.0
  while total < seconds || times.count < 5 {
    let taken = try time(group)
    times.append(taken / Double(group))
    total += taken
  }
  return times.sorted()[times.count / 2]
}
