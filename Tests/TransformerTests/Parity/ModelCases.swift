import Testing
import Transformer

/// The cases of the whole model: one pass, training, decoding, permuted input.
enum ModelCases {
  /// The model of a case with the case's weights.
  static func model(
    _ fixture: Fixture, positions: PositionEncoding = .sinusoidal
  ) throws -> EncoderDecoder {
    var configuration = EncoderDecoder.Configuration(
      vocabularySize: try vocabularySize(fixture),
      modelDimension: try fixture.value("d_model"), heads: try fixture.value("heads"),
      feedForwardDimension: try fixture.value("d_ff"),
      encoderLayers: try fixture.value("enc_layers"))
    configuration.decoderLayers = (try? fixture.value("dec_layers")) ?? 1
    configuration.normalization = try fixture.value("pre_norm") ? .pre : .post
    configuration.tiesEmbeddings = (try? fixture.value("tied")) ?? true
    configuration.positions = positions
    configuration.activation = (try? fixture.value("activation")) == "gelu" ? .gelu : .relu
    let model = EncoderDecoder(configuration)
    let weights = try #require(fixture.parameters)
    if fixture.hyper["dec_layers"] != nil {
      try model.load(weights, prefix: fixture.prefix)
    } else {
      // An encoder alone: what the file does not use keeps its initial values.
      for parameter in model.parameters
      where !parameter.name.hasPrefix("dec.") && !parameter.name.hasPrefix("out.") {
        parameter.assign(try fixture.parameter(parameter.name))
      }
    }
    return model
  }

  private static func vocabularySize(_ fixture: Fixture) throws -> Int {
    if let size = fixture.hyper["vocab_size"] as? Int { return size }
    return try fixture.parameter("embed.weight").shape[0]
  }

  static func batch(_ fixture: Fixture) throws -> Batch {
    Batch(
      source: try fixture.tokens("in.src"), target: try fixture.tokens("in.tgt_out"),
      decoderInput: try fixture.tokens("in.tgt_in"))
  }

  static func transformer(_ fixture: Fixture) throws {
    let model = try model(fixture)
    let batch = try batch(fixture)
    #expect(shiftRight(batch.target) == batch.decoderInput)
    let encoding = model.encode(batch.source, mask: try fixture.paddingMask("in.src_real"))
    let decoding = model.decode(
      batch.decoderInput, encoding: encoding, mask: try fixture.paddingMask("in.tgt_real"))
    let smoothing: Double = try fixture.value("label_smoothing")
    let loss = crossEntropy(
      logits: decoding.logits, targets: batch.target,
      ignoredIndex: try fixture.value("ignore_index"), labelSmoothing: smoothing)
    var computed = Computed()
    computed.outputs = [
      "loss": loss, "logits": decoding.logits, "memory": encoding.memory,
      "enc.input": encoding.embedded, "dec.input": decoding.embedded,
    ]
    for (index, output) in encoding.layerOutputs.enumerated() {
      computed.outputs["enc.\(index).output"] = output
    }
    for (index, output) in decoding.layerOutputs.enumerated() {
      computed.outputs["dec.\(index).output"] = output
    }
    for record in encoding.attention + decoding.attention {
      computed.outputs["attn." + record.name] = record.weights
    }
    computed.sources = OperationCases.sources(model, [:])
    try fixture.check(computed)
    // The masks that the model finds by itself are the stored ones.
    let whole = model.teacherForced(batch, labelSmoothing: smoothing)
    #expect(whole.logits.isIdentical(to: decoding.logits))
    #expect(whole.loss.isIdentical(to: loss))
  }

  static func training(_ fixture: Fixture) throws {
    let model = try model(fixture)
    let batch = try batch(fixture)
    let curve = try #require(fixture.sidecar["loss"] as? [String: [Double]])
    let expected = try #require(curve["f64"])
    let tolerance = try #require(curve["tolerance"])
    let steps: Int = try fixture.value("steps")
    let rates = try #require(fixture.sidecar["learning_rates"] as? [Double])
    let trainer = Trainer(
      model, optimizer: try optimizer(fixture, model), schedule: try schedule(fixture),
      labelSmoothing: try fixture.value("label_smoothing"))
    var losses: [Float] = []
    for step in 0..<steps {
      let result = try trainer.step(batch)
      losses.append(result.loss)
      #expect(abs(result.learningRate - rates[step]) <= 1e-6 * rates[step])
    }
    losses.append(
      model.teacherForced(batch, labelSmoothing: trainer.labelSmoothing).loss.item)
    #expect(losses.count == expected.count)
    for (step, loss) in losses.enumerated() {
      let deviation = abs(Double(loss) - expected[step])
      #expect(deviation <= tolerance[step], "\(fixture.name): loss \(step) is off by \(deviation)")
    }
    let finals = model.parameters.map { ("final." + $0.name, $0.tensor) }
    try fixture.check(Computed(outputs: Dictionary(uniqueKeysWithValues: finals)))
  }

  private static func optimizer(
    _ fixture: Fixture, _ model: EncoderDecoder
  ) throws -> any Optimizer {
    let rate = (try? fixture.value("lr", as: Double.self)) ?? 0
    if try fixture.value("optimizer") == "sgd" { return SGD(model.parameters, learningRate: rate) }
    return Adam(
      model.parameters, learningRate: rate, beta1: try fixture.value("beta1"),
      beta2: try fixture.value("beta2"), epsilon: try fixture.value("eps"))
  }

  private static func schedule(_ fixture: Fixture) throws -> WarmupSchedule? {
    guard fixture.hyper["schedule"] as? String == "noam" else { return nil }
    return WarmupSchedule(
      modelDimension: try fixture.value("d_model"), warmupSteps: try fixture.value("warmup"))
  }

  static func permutation(_ fixture: Fixture) throws {
    let ids = try fixture.tokens("in.ids")
    let order = try fixture.tokens("in.perm")[0]
    let permuted = Tokens(ids.rows.map { row in order.map { row[$0] } })
    var computed = Computed()
    for (name, positions) in [("without_pe", PositionEncoding.none), ("with_pe", .sinusoidal)] {
      let model = try model(fixture, positions: positions)
      let plain = model.encode(ids).memory
      let other = model.encode(permuted).memory
      computed.outputs[name] = plain
      computed.outputs[name + "_permuted"] = other
      let rows = order.map { plain.sliced($0..<$0 + 1, axis: 1) }
      let deviation = other.maximumDifference(from: .concatenated(rows, axis: 1))
      if name == "with_pe" {
        let least = try #require(fixture.sidecar["with_pe_must_exceed"] as? Double)
        #expect(Double(deviation) > least)
      } else {
        let most = try #require(
          fixture.sidecar["equivariance_tolerance_without_pe"] as? Double)
        #expect(Double(deviation) <= most)
      }
    }
    try fixture.check(computed)
  }
}
