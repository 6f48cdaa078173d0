import Figures
public import Transformer

/// What an axis of a tensor counts; its size comes from the tensor.
///
/// The names are the same in prose, tables and figures.
public enum TensorAxis: Sendable {
  /// The texts of a batch.
  case batch
  /// The time steps, labelled by the token of each.
  case steps([String])
  /// The positions that look, labelled by their tokens.
  case queries([String])
  /// The positions that are looked at, labelled by their tokens.
  case keys([String])
  /// The heads of an attention, counted from 1.
  case heads
  /// The features, counted from 0.
  case features
  /// The words of a vocabulary.
  case vocabulary(Vocabulary)
  /// Something else with a label for each position.
  case labelled(String, [String])
  /// Something else, counted from 0.
  case named(String)

  /// The axis for a figure.
  ///
  /// - Precondition: There are as many labels as the axis has positions.
  func figureAxis(count: Int) -> FigureAxis {
    switch self {
    case .batch: FigureAxis(Words.batch, count: count)
    case .steps(let tokens): labelled(Words.step, tokens, count)
    case .queries(let tokens): labelled(Words.query, tokens, count)
    case .keys(let tokens): labelled(Words.key, tokens, count)
    case .heads: FigureAxis(Words.head, count: count, startingAt: 1)
    case .features: FigureAxis(Words.feature, count: count)
    case .vocabulary(let vocabulary): labelled(Words.vocabulary, vocabulary.words, count)
    case .labelled(let name, let labels): labelled(name, labels, count)
    case .named(let name): FigureAxis(name, count: count)
    }
  }

  private func labelled(_ name: String, _ labels: [String], _ count: Int) -> FigureAxis {
    precondition(
      labels.count == count, "axis '\(name)' has \(count) positions, not \(labels.count) labels")
    return FigureAxis(name, labels: labels)
  }
}
