public import Figures
public import Transformer

extension DependencyGraph {
  /// What each layer of each step of a recorded decoding needed: the layer before it at the tokens
  /// read so far, and for a token that the model wrote itself the step that wrote it.
  ///
  /// - Parameters:
  ///   - title: What the graph shows.
  ///   - trace: The recorded decoding.
  ///   - layers: How many layers the decoder has.
  ///   - vocabulary: The words.
  /// - Precondition: The decoding has a step, and the decoder a layer.
  public init(
    _ title: String? = nil, freeRunning trace: DecodingTrace, layers: Int, vocabulary: Vocabulary
  ) {
    var nodes: [Node] = []
    var edges: [Edge] = []
    let height = layers + 2
    for (column, step) in trace.steps.enumerated() {
      let input = nodes.count
      nodes += Self.column(
        column, input: vocabulary[step.input], output: vocabulary[step.output], layers: layers)
      if case .output(let number) = step.inputOrigin {
        edges.append(Edge(from: height * number - 1, to: input))
      }
      for layer in 0..<layers {
        edges += (0...column).map { Edge(from: height * $0 + layer, to: input + layer + 1) }
      }
      edges.append(Edge(from: input + layers, to: input + layers + 1))
    }
    self.init(
      title: title ?? Words.freeRunning, columns: Self.columns(trace.steps.count),
      lanes: Words.lanes(layers: layers), nodes: nodes, edges: edges, costUnit: Words.layerCosts)
  }

  /// What each layer of each position of a pass under teacher forcing needs: the layer before it at
  /// the positions that the mask lets it see; the inputs are all known beforehand.
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
    let (steps, layers) = (inputs.length, pass.pass.decoding.layerOutputs.count)
    let outputs = pass.logits.argmax()
    let visible = mask.visible(of: Array(0..<steps))
    let columns = (0..<steps).map { column in
      Self.column(
        column, input: vocabulary[inputs[0, column]], output: vocabulary[outputs[column]],
        layers: layers)
    }
    // Lane by lane: without a mask a position needs those after it as well.
    let nodes = (0..<layers + 2).flatMap { lane in columns.map { $0[lane] } }
    let edges = (0...layers).flatMap { lane in
      (0..<steps).flatMap { column in
        (lane < layers ? visible[column] : [column]).map {
          Edge(from: lane * steps + $0, to: (lane + 1) * steps + column)
        }
      }
    }
    self.init(
      title: title ?? Words.teacherForcing, columns: Self.columns(steps),
      lanes: Words.lanes(layers: layers), nodes: nodes, edges: edges, costUnit: Words.layerCosts)
  }

  private static func columns(_ count: Int) -> [String] { (1...count).map { "t=\($0)" } }

  /// The boxes of a step from its input to its output.
  private static func column(
    _ column: Int, input: String, output: String, layers: Int
  ) -> [Node] {
    [Node(input, column: column, lane: 0, cost: 0)]
      + (0..<layers).map { Node(Words.layer($0), column: column, lane: $0 + 1, cost: 1) }
      + [Node(output, column: column, lane: layers + 1, cost: 0)]
  }
}
