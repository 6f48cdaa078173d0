import Foundation
import Testing
import Transformer

/// What a case computed, by the names of the stored tensors.
struct Computed {
  /// Outputs, compared with `out.*` and the start of the backward pass from `up.*`.
  var outputs: [String: Tensor] = [:]
  /// Inputs and parameters, whose gradients are compared with `grad.*`.
  var sources: [String: Tensor] = [:]
}

extension Fixture {
  /// Runs the backward pass from all `up.*`, then compares every stored output and gradient.
  func check(_ computed: Computed, except skipped: Set<String> = []) throws {
    var roots: [(Tensor, Tensor)] = []
    for name in expectations.keys.sorted() where name.hasPrefix("up.") {
      let output = try #require(computed.outputs[String(name.dropFirst(3))])
      roots.append((output, try tensor(name).reshaped(output.shape)))
    }
    if !roots.isEmpty { Tensor.backward(roots) }
    var compared = 0
    for (name, description) in expectations.sorted(by: { $0.key < $1.key }) {
      guard !skipped.contains(name), description["compare"] as? Bool != false else { continue }
      if name.hasPrefix("out.") {
        let got = try #require(
          computed.outputs[String(name.dropFirst(4))], "\(self.name): nothing computed \(name)")
        try compare(got, name, description)
        compared += 1
      } else if name.hasPrefix("grad.") {
        let source = try #require(
          computed.sources[String(name.dropFirst(5))], "\(self.name): nothing computed \(name)")
        let gradient = try #require(source.gradient, "\(self.name): \(name) was not reached")
        try compare(gradient, name, description)
        compared += 1
      }
    }
    #expect(compared > 0, "\(self.name): nothing was compared")
  }

  /// Every element within the tolerance of its tensor, and none NaN.
  func compare(_ got: Tensor, _ name: String, _ description: [String: Any]) throws {
    let expected = try tensor(name)
    let shape = try #require(description["shape"] as? [Int])
    #expect(
      got.shape == shape || got.count == 1 && shape == [1],
      "\(self.name) \(name): shape \(got.shape), expected \(shape)")
    let tolerance = try #require(description["tolerance"] as? [String: Any])
    let isExact = tolerance["exact"] as? Bool == true
    let atol = try #require((tolerance["atol"] as? NSNumber)?.doubleValue)
    let rtol = try #require((tolerance["rtol"] as? NSNumber)?.doubleValue)
    let worst = Fixture.worst(got.scalars, expected.scalars, atol: atol, rtol: rtol)
    let isEqual = zip(got.scalars, expected.scalars).allSatisfy { $0.bitPattern == $1.bitPattern }
    #expect(
      isExact ? isEqual : worst.excess <= 1,
      """
      \(self.name) \(name): element \(worst.index) is \(worst.got), expected \(worst.expected), \
      \(worst.excess) times the tolerance
      """)
  }

  struct Worst {
    var index = 0
    var got: Float = 0
    var expected: Float = 0
    /// Deviation over tolerance; infinite for NaN.
    var excess = 0.0
  }

  static func worst(_ got: [Float], _ expected: [Float], atol: Double, rtol: Double) -> Worst {
    var worst = Worst()
    for (index, (mine, theirs)) in zip(got, expected).enumerated() {
      let deviation = abs(Double(mine) - Double(theirs))
      let allowed = atol + rtol * abs(Double(theirs))
      let excess =
        deviation.isNaN ? .infinity : deviation == 0 ? 0 : deviation / max(allowed, 1e-300)
      if excess > worst.excess {
        worst = Worst(index: index, got: mine, expected: theirs, excess: excess)
      }
    }
    return worst
  }
}
