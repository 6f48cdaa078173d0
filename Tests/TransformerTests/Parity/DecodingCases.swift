import Testing
import Transformer

/// The cases of decoding with stored weights.
enum DecodingCases {
  static func decoding(_ fixture: Fixture) throws {
    let model = try ModelCases.model(fixture)
    let results = try #require(fixture.sidecar["results"] as? [[String: Any]])
    #expect(!results.isEmpty)
    for (index, result) in results.enumerated() {
      let source = try fixture.tokens("in.\(index).src")
      for usesCache in [false, true] {
        let options = DecodingOptions(
          maximumLength: try #require(result["max_new_tokens"] as? Int), usesCache: usesCache,
          beginID: try fixture.value("begin_id"), endID: try fixture.value("end_id"))
        try greedy(fixture, model, source, result, options, index)
        try beam(model, source, result, options)
      }
    }
  }

  private static func greedy(
    _ fixture: Fixture, _ model: EncoderDecoder, _ source: Tokens, _ result: [String: Any],
    _ options: DecodingOptions, _ index: Int
  ) throws {
    let trace = model.greedyDecode(source, options)
    let expected = try #require(result["greedy"] as? [String: Any])
    #expect(trace.outputs == expected["tokens"] as? [Int])
    #expect(trace.outputs == (try fixture.tokens("out.\(index).tokens"))[0])
    let name = "out.\(index).step_logits"
    try fixture.compare(trace.logits, name, try #require(fixture.expectations[name]))
  }

  private static func beam(
    _ model: EncoderDecoder, _ source: Tokens, _ result: [String: Any], _ options: DecodingOptions
  ) throws {
    let expected = try #require(result["beam"] as? [String: Any])
    let width = try #require(expected["width"] as? Int)
    let tolerance = try #require(expected["log_prob_tolerance"] as? Double)
    let search = model.beamSearch(source, width: width, options)
    try compare(search.hypotheses, try #require(expected["hypotheses"]), tolerance)
    let rounds = try #require(expected["rounds"] as? [[[String: Any]]])
    #expect(search.rounds.count == rounds.count)
    for (mine, theirs) in zip(search.rounds, rounds) { try compare(mine, theirs, tolerance) }
  }

  private static func compare(
    _ mine: [Hypothesis], _ expected: Any, _ tolerance: Double
  ) throws {
    let theirs = try #require(expected as? [[String: Any]])
    #expect(mine.map(\.tokens) == theirs.map { $0["tokens"] as? [Int] ?? [] })
    for (hypothesis, other) in zip(mine, theirs) {
      let logProbability = try #require(other["log_prob"] as? Double)
      #expect(abs(hypothesis.logProbability - logProbability) <= tolerance)
      if let finished = other["finished"] as? Bool { #expect(hypothesis.isFinished == finished) }
    }
  }

  /// A recurrent layer over a sequence: all states, the last one, every gradient.
  static func recurrent(
    _ cell: RecurrentLayer.Cell
  ) -> @Sendable (Fixture) throws -> Void {
    { fixture in
      let layer = RecurrentLayer(
        cell,
        inputMap: Linear(
          weight: try fixture.parameter("weight_ih"), bias: try fixture.parameter("bias_ih")),
        hiddenMap: Linear(
          weight: try fixture.parameter("weight_hh"), bias: try fixture.parameter("bias_hh")))
      let x = try fixture.tensor("in.x").requiringGradient()
      let initial = try fixture.tensor("in.h0").requiringGradient()
      let result = layer(x, initial: initial)
      try fixture.check(
        Computed(
          outputs: ["y": result.states, "h_last": result.last],
          sources: OperationCases.sources(layer, ["x": x, "h0": initial])))
    }
  }
}
