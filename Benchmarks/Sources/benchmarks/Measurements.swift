import Foundation
import Transformer

func report(_ name: String, _ timing: Timing, _ more: String = "") {
  print(
    "{\"name\":\"\(name)\",\"threads\":\(Machine.threadCount),"
      + "\"seconds\":\(timing.seconds),\"cpuSeconds\":\(timing.cpuSeconds)\(more)}")
}

/// The largest amount of memory this process has held.
///
/// - Units: Bytes.
func peakMemory() -> Int {
  var usage = rusage()
  getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss * 1024
}

/// A full training step: forward pass, backward pass, Adam.
///
/// Every 200 steps the model starts again, as the book trains it: after that it has learned its
/// one batch by heart, and what is left of the gradients are subnormal numbers, with which some
/// processors take ten times as long.
func measureStep(_ workload: Workload) throws {
  let batch = workload.makeBatch()
  var trainer = Trainer(workload.makeModel())
  let timing = try measure(
    seconds: 2, callsBetweenStarts: 200, start: { trainer = Trainer(workload.makeModel()) }
  ) { try trainer.step(batch) }
  report("step \(workload.name)", timing, ",\"peakBytes\":\(peakMemory())")
}

/// Square matrix products, in GFLOP/s.
func measureMatmul() {
  for size in [32, 64, 128, 256, 512, 1024] {
    let left = Tensor.uniform([size, size], in: -1..<1, seed: 1)
    let right = Tensor.uniform([size, size], in: -1..<1, seed: 2)
    let timing = measure(seconds: 0.5) { _ = left.matmul(right) }
    let speed = 2 * Double(size * size * size) / timing.seconds * 1e-9
    report("matmul \(size)", timing, ",\"gflops\":\(speed)")
  }
}

/// One teacher-forced pass over T positions against T steps, with and without a cache.
func measurePasses() {
  let model = EncoderDecoder(.init(vocabularySize: 100))
  for length in [5, 16, 64, 256] {
    let ids = (0..<length).map { 3 + $0 * 7 % 97 }
    let (source, input) = (Tokens([1, 5, 6, 7, 8]), Tokens(ids))
    let encoding = withoutGradients { model.encode(source) }
    let once = measure(seconds: 0.3) {
      _ = withoutGradients { model.decode(input, encoding: encoding).logits }
    }
    report("one pass, T = \(length)", once)
    for usesCache in [false, true] {
      let steps = measure(seconds: 0.3) {
        _ = model.teacherForcedSteps(source: source, decoderInput: input, usesCache: usesCache)
      }
      report("\(length) \(usesCache ? "cached " : "")steps, T = \(length)", steps)
    }
  }
}
