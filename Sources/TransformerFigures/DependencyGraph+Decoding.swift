public import Figures
public import Transformer

extension DependencyGraph {
  /// What each step of a recorded decoding needed: the tokens read so far, and for a token that the
  /// model wrote itself the step that wrote it.
  ///
  /// - Parameters:
  ///   - title: What the graph shows.
  ///   - trace: The recorded decoding.
  ///   - vocabulary: The words.
  /// - Precondition: The decoding has a step.
  public init(
    _ title: String? = nil, freeRunning trace: DecodingTrace, vocabulary: Vocabulary
  ) {
    var nodes: [Node] = []
    var edges: [Edge] = []
    for (column, step) in trace.steps.enumerated() {
      let input = nodes.count
      nodes += Self.nodes(
        column, input: vocabulary[step.input], output: vocabulary[step.output], cost: 1)
      if case .output(let number) = step.inputOrigin {
        edges.append(Edge(from: 3 * (number - 1) + 2, to: input))
      }
      edges += (0...column).map { Edge(from: 3 * $0, to: input + 1) }
      edges.append(Edge(from: input + 1, to: input + 2))
    }
    self.init(
      title: title ?? Words.freeRunning, columns: Self.columns(trace.steps.count),
      lanes: Words.lanes, nodes: nodes,
      edges: edges, costUnit: Words.decoderCalls)
  }

  /// What each position of a pass under teacher forcing needs: the input tokens that the mask lets
  /// it see, all known beforehand.
  ///
  /// - Parameters:
  ///   - title: What the graph shows.
  ///   - pass: The pass, of one text.
  ///   - mask: Which position each may see.
  ///   - vocabulary: The words.
  /// - Precondition: The pass has one text, and the mask a row and a column for each position.
  public init(
    _ title: String? = nil, teacherForcing pass: TeacherForcedPass, mask: AttentionMask,
    vocabulary: Vocabulary
  ) {
    let inputs = pass.decoderInput
    precondition(
      inputs.batchSize == 1, "the graph shows one text, not \(inputs.batchSize)")
    let outputs = pass.logits.argmax()
    let visible = mask.visible(of: Array(0..<inputs.length))
    // All inputs come first: without a mask a position needs those after it as well.
    var nodes = inputs[0].enumerated().map { column, token in
      Node(vocabulary[token], column: column, lane: 0, cost: 0)
    }
    var edges: [Edge] = []
    for (column, seen) in visible.enumerated() {
      let call = nodes.count
      nodes += Self.nodes(
        column, input: "", output: vocabulary[outputs[column]], cost: 1
      ).dropFirst()
      edges += seen.map { Edge(from: $0, to: call) }
      edges.append(Edge(from: call, to: call + 1))
    }
    self.init(
      title: title ?? Words.teacherForcing, columns: Self.columns(inputs.length),
      lanes: Words.lanes, nodes: nodes,
      edges: edges, costUnit: Words.decoderCalls)
  }

  private static func columns(_ count: Int) -> [String] { (1...count).map { "t=\($0)" } }

  private static func nodes(
    _ column: Int, input: String, output: String, cost: Int
  ) -> [Node] {
    [
      Node(input, column: column, lane: 0, cost: 0),
      Node(Words.decoder, column: column, lane: 1, cost: cost),
      Node(output, column: column, lane: 2, cost: 0),
    ]
  }
}
