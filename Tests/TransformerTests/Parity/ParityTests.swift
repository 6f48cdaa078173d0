import Testing

/// Every case of the fixtures folder, within the tolerances that its sidecar states.
@Suite("Parity with PyTorch")
struct ParityTests {
  static let names = Fixture.names()

  /// What to do with each kind of case.
  static let operations: [String: @Sendable (Fixture) throws -> Void] = [
    "matmul": { try OperationCases.matmul($0) },
    "linear": { try OperationCases.linear($0) },
    "add": { try OperationCases.add($0) },
    "softmax": { try OperationCases.softmax($0) },
    "log_softmax": { try OperationCases.logSoftmax($0) },
    "layer_norm": { try OperationCases.layerNorm($0) },
    "gelu": { try OperationCases.unary({ $0.gelu() })($0) },
    "relu": { try OperationCases.unary({ $0.relu() })($0) },
    "embedding": { try OperationCases.embedding($0) },
    "cross_entropy": { try OperationCases.crossEntropy($0) },
    "positional_encoding": { try OperationCases.positions($0) },
    "learning_rate_schedule": { try OperationCases.schedule($0) },
    "parameters": { try OperationCases.parameters($0) },
    "scaled_dot_product_attention": { try LayerCases.scaledDotProduct($0) },
    "multi_head_attention": { try LayerCases.multiHead($0) },
    "encoder_layer": { try LayerCases.encoderLayer($0) },
    "decoder_layer": { try LayerCases.decoderLayer($0) },
    "transformer": { try ModelCases.transformer($0) },
    "training": { try ModelCases.training($0) },
    "decoding": { try DecodingCases.decoding($0) },
    "rnn_elman": DecodingCases.recurrent(.elman),
    "rnn_gru": DecodingCases.recurrent(.gru),
    "permutation_equivariance": { try ModelCases.permutation($0) },
  ]

  @Test func theFolderHoldsCases() {
    print("parity: \(ParityTests.names.count) cases from \(Fixture.folder.path)")
    #expect(!ParityTests.names.isEmpty, "no case was found in \(Fixture.folder.path)")
  }

  @Test(arguments: names) func agreesWithPyTorch(name: String) throws {
    let fixture = try Fixture(name)
    let run = try #require(
      ParityTests.operations[fixture.operation],
      "\(name): there is no test for '\(fixture.operation)'")
    try run(fixture)
  }
}
