import Testing
import Transformer

/// The cases of attention, of whole layers and of recurrent networks.
enum LayerCases {
  static func mask(_ fixture: Fixture) throws -> AttentionMask? {
    fixture.has("in.allowed") ? .allowing(try fixture.mask("in.allowed")) : nil
  }

  static func scaledDotProduct(_ fixture: Fixture) throws {
    let q = try fixture.tensor("in.q").requiringGradient()
    let k = try fixture.tensor("in.k").requiringGradient()
    let v = try fixture.tensor("in.v").requiringGradient()
    let result = scaledDotProductAttention(
      queries: q, keys: k, values: v, mask: try mask(fixture))
    let kind: String = try fixture.value("mask")
    if kind == "both" || kind == "causal", q.shape[2] == k.shape[2] {
      // The same mask, put together by the library itself.
      let causal = AttentionMask.causalMask(length: q.shape[2])
      let combined =
        kind == "causal" ? causal : causal & (try fixture.paddingMask("in.key_is_real"))
      let again = scaledDotProductAttention(queries: q, keys: k, values: v, mask: combined)
      #expect(again.output.isIdentical(to: result.output))
      #expect(again.weights.isIdentical(to: result.weights))
    }
    try fixture.check(
      Computed(
        outputs: ["y": result.output, "weights": result.weights],
        sources: ["q": q, "k": k, "v": v]))
  }

  static func attention(_ fixture: Fixture, prefix: String = "") throws -> MultiHeadAttention {
    MultiHeadAttention(
      queryProjection: try fixture.linear(prefix + "q_proj"),
      keyProjection: try fixture.linear(prefix + "k_proj"),
      valueProjection: try fixture.linear(prefix + "v_proj"),
      outputProjection: try fixture.linear(prefix + "out_proj"),
      heads: try fixture.value("heads"))
  }

  static func multiHead(_ fixture: Fixture) throws {
    let layer = try attention(fixture)
    var inputs: [String: Tensor] = [:]
    for name in ["x", "query", "key", "value"] where fixture.has("in." + name) {
      inputs[name] = try fixture.tensor("in." + name).requiringGradient()
    }
    let queries = try #require(inputs["query"] ?? inputs["x"])
    let result = layer(
      queries: queries, keys: inputs["key"] ?? queries, values: inputs["value"] ?? queries,
      mask: try mask(fixture))
    try fixture.check(
      Computed(
        outputs: ["y": result.output, "weights": result.weights],
        sources: OperationCases.sources(layer, inputs)))
  }

  private static func norm(_ fixture: Fixture, _ name: String) throws -> LayerNorm {
    LayerNorm(
      weight: try fixture.parameter(name + ".weight"), bias: try fixture.parameter(name + ".bias"),
      epsilon: Float(try fixture.value("layer_norm_eps", as: Double.self)))
  }

  private static func feedForward(_ fixture: Fixture) throws -> FeedForward {
    FeedForward(
      linear1: try fixture.linear("ffn.linear1"), linear2: try fixture.linear("ffn.linear2"),
      activation: try fixture.value("activation") == "gelu" ? .gelu : .relu)
  }

  private static func normalization(_ fixture: Fixture) throws -> Normalization {
    try fixture.value("pre_norm") ? .pre : .post
  }

  static func encoderLayer(_ fixture: Fixture) throws {
    let layer = EncoderLayer(
      selfAttention: try attention(fixture, prefix: "self_attn."),
      norm1: try norm(fixture, "norm1"), feedForward: try feedForward(fixture),
      norm2: try norm(fixture, "norm2"), normalization: try normalization(fixture))
    let x = try fixture.tensor("in.x").requiringGradient()
    let result = layer(x, mask: try fixture.paddingMask("in.src_real"))
    try fixture.check(
      Computed(
        outputs: ["y": result.output, "attn.self": result.weights],
        sources: OperationCases.sources(layer, ["x": x])))
  }

  static func decoderLayer(_ fixture: Fixture) throws {
    let layer = DecoderLayer(
      selfAttention: try attention(fixture, prefix: "self_attn."),
      norm1: try norm(fixture, "norm1"),
      crossAttention: try attention(fixture, prefix: "cross_attn."),
      norm2: try norm(fixture, "norm2"), feedForward: try feedForward(fixture),
      norm3: try norm(fixture, "norm3"), normalization: try normalization(fixture))
    let x = try fixture.tensor("in.x").requiringGradient()
    let memory = try fixture.tensor("in.memory").requiringGradient()
    let mask =
      AttentionMask.causalMask(length: x.shape[1]) & (try fixture.paddingMask("in.tgt_real"))
    let result = layer(
      x, memory: memory, mask: mask, memoryMask: try fixture.paddingMask("in.src_real"))
    try fixture.check(
      Computed(
        outputs: [
          "y": result.output, "attn.self": result.selfWeights, "attn.cross": result.crossWeights,
        ],
        sources: OperationCases.sources(layer, ["x": x, "memory": memory])))
  }
}
