import Testing
import Transformer

/// The cases of single operations.
enum OperationCases {
  static func matmul(_ fixture: Fixture) throws {
    let a = try fixture.tensor("in.a").requiringGradient()
    let b = try fixture.tensor("in.b").requiringGradient()
    let formula: String = try fixture.value("formula")
    let y = a.matmul(
      b, transposingLeft: formula.contains("a^T") || formula.contains("a[i]^T"),
      transposingRight: formula.contains("b^T") || formula.contains("b[i]^T"))
    try fixture.check(Computed(outputs: ["y": y], sources: ["a": a, "b": b]))
  }

  static func linear(_ fixture: Fixture) throws {
    let x = try fixture.tensor("in.x").requiringGradient()
    let layer = Linear(
      weight: try fixture.parameter("weight"), bias: try fixture.parameter("bias"))
    try fixture.check(
      Computed(outputs: ["y": layer(x)], sources: sources(layer, ["x": x])))
  }

  static func add(_ fixture: Fixture) throws {
    let a = try fixture.tensor("in.a").requiringGradient()
    let b = try fixture.tensor("in.b").requiringGradient()
    try fixture.check(Computed(outputs: ["y": a + b], sources: ["a": a, "b": b]))
  }

  static func softmax(_ fixture: Fixture) throws {
    let x = try fixture.tensor("in.x").requiringGradient()
    let y = x.softmax(axis: try fixture.value("axis"))
    guard let masked = fixture.sidecar["fully_masked_rows"] as? [Int] else {
      return try fixture.check(Computed(outputs: ["y": y], sources: ["x": x]))
    }
    // PyTorch gives NaN for such rows; this library gives zeros, as the stored convention has it.
    var description = try #require(fixture.expectations["out.y_zero_convention"])
    description["tolerance"] = try #require(fixture.expectations["out.y"]?["tolerance"])
    try fixture.compare(y, "out.y_zero_convention", description)
    y.backward(upstream: try fixture.tensor("up.y"))
    let gradient = try #require(x.gradient)
    let expected = try fixture.tensor("grad.x")
    let tolerance = try #require(
      fixture.expectations["grad.x"]?["tolerance"] as? [String: Double])
    for row in 0..<y.shape[0] {
      if masked.contains(row) {
        #expect(gradient[row].scalars.allSatisfy { $0 == 0 })
      } else {
        let worst = Fixture.worst(
          gradient[row].scalars, expected[row].scalars, atol: tolerance["atol"] ?? 0, rtol: 0)
        #expect(worst.excess <= 1, "row \(row): \(worst)")
      }
    }
  }

  static func logSoftmax(_ fixture: Fixture) throws {
    let x = try fixture.tensor("in.x").requiringGradient()
    let y = x.logSoftmax(axis: try fixture.value("axis"))
    try fixture.check(Computed(outputs: ["y": y], sources: ["x": x]))
  }

  static func layerNorm(_ fixture: Fixture) throws {
    let x = try fixture.tensor("in.x").requiringGradient()
    let layer = LayerNorm(
      weight: try fixture.parameter("weight"), bias: try fixture.parameter("bias"),
      epsilon: Float(try fixture.value("eps", as: Double.self)))
    try fixture.check(Computed(outputs: ["y": layer(x)], sources: sources(layer, ["x": x])))
  }

  static func unary(_ operation: @escaping (Tensor) -> Tensor) -> (Fixture) throws -> Void {
    { fixture in
      let x = try fixture.tensor("in.x").requiringGradient()
      try fixture.check(Computed(outputs: ["y": operation(x)], sources: ["x": x]))
    }
  }

  static func embedding(_ fixture: Fixture) throws {
    let layer = Embedding(weight: try fixture.parameter("table"))
    let table = layer.parameters[0].tensor
    let y = layer(try fixture.tokens("in.ids"))
    try fixture.check(Computed(outputs: ["y": y], sources: ["table": table]))
  }

  static func crossEntropy(_ fixture: Fixture) throws {
    let logits = try fixture.tensor("in.logits").requiringGradient()
    let reduction: String = try fixture.value("reduction")
    let loss = Transformer.crossEntropy(
      logits: logits, targets: try fixture.tokens("in.targets"),
      ignoredIndex: try fixture.value("ignore_index"),
      labelSmoothing: try fixture.value("label_smoothing"),
      reduction: reduction == "mean" ? .mean : .sum)
    try fixture.check(Computed(outputs: ["loss": loss], sources: ["logits": logits]))
  }

  static func positions(_ fixture: Fixture) throws {
    var outputs: [String: Tensor] = [:]
    for table in try fixture.value("tables", as: [[String: Any]].self) {
      let name = try #require(table["tensor"] as? String)
      let width = try #require(table["d_model"] as? Int)
      if let length = table["length"] as? Int {
        outputs[name] = sinusoidalPositions(length: length, modelDimension: width)
      } else {
        let positions = try #require(table["positions"] as? [Int])
        outputs[name] = .concatenated(
          positions.map {
            sinusoidalPositions(length: 1, modelDimension: width, firstPosition: $0)
          })
      }
    }
    for (name, description) in fixture.expectations where name.hasPrefix("out.") {
      // The library computes angles in double, so the narrower tolerance holds.
      var strict = description
      strict["tolerance"] = description["tolerance_if_computed_in_f64"] ?? description["tolerance"]
      try fixture.compare(try #require(outputs[name]), name, strict)
    }
  }

  static func schedule(_ fixture: Fixture) throws {
    let steps = try #require(fixture.sidecar["steps"] as? [Int])
    let schedules = try #require(fixture.sidecar["schedules"] as? [[String: Any]])
    let tolerance = try #require(fixture.sidecar["tolerance"] as? [String: Double])
    for schedule in schedules {
      let mine = WarmupSchedule(
        modelDimension: try #require(schedule["d_model"] as? Int),
        warmupSteps: try #require(schedule["warmup"] as? Int))
      let rates = try #require(schedule["lr"] as? [Double])
      for (step, rate) in zip(steps, rates) {
        let deviation = abs(mine.learningRate(step: step) - rate)
        #expect(deviation <= (tolerance["rtol"] ?? 0) * rate, "step \(step): \(deviation)")
      }
    }
  }

  /// A file of weights: as many numbers as the sidecar says, none of them NaN.
  static func parameters(_ fixture: Fixture) throws {
    var count = 0
    for name in fixture.expectations.keys {
      let tensor = try fixture.tensor(name)
      #expect(tensor.scalars.allSatisfy { $0.isFinite })
      count += tensor.count
    }
    if let expected = fixture.sidecar["count"] as? Int { #expect(count == expected) }
    #expect(count > 0)
  }

  /// The parameters of a layer and its inputs, by the names of their gradients.
  static func sources(_ module: some Module, _ inputs: [String: Tensor]) -> [String: Tensor] {
    module.parameters.reduce(into: inputs) { $0[$1.name] = $1.tensor }
  }
}
