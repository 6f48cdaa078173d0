public import Figures
import Notebook
public import Transformer

extension StepTable {
  /// The time-step table of a decoding: what went in at each step, what the model found likely,
  /// and what came out.
  ///
  /// - Parameters:
  ///   - title: What the table shows.
  ///   - trace: The recorded decoding.
  ///   - vocabulary: The words.
  ///   - target: The tokens that should come out; nil leaves the column out.
  /// - Precondition: There is a target for each step, if any.
  public init(
    freeRunning title: String, trace: DecodingTrace, vocabulary: Vocabulary, target: Tokens? = nil
  ) {
    let outputs = trace.outputs.map { vocabulary[$0] }
    let candidates = trace.steps.map { step in
      step.topChoices.map {
        "\(vocabulary[$0.token]) \(decimal($0.probability, 2))"
      }.joined(separator: " / ")
    }
    var columns: [StepColumn] = [
      .inputs(trace.inputs.map { [vocabulary[$0]] }, header: Words.newInput),
      .words(candidates, header: Words.candidates),
    ]
    if let target {
      let wanted = target[0].map { vocabulary[$0] }
      columns += [
        .predictions(outputs, targets: wanted, header: Words.output),
        .targets(wanted),
      ]
    } else {
      columns.append(.targets(outputs, header: Words.output))
    }
    self.init(title: title, columns: columns)
  }
}
