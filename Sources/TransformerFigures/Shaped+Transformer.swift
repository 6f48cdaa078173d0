public import Notebook
public import Transformer

extension Tensor: Shaped {}

extension Tokens: Shaped {
  /// How many texts there are, and how long they are.
  public var shape: [Int] { [batchSize, length] }
  /// Texts and steps.
  public var axisNames: [String] { [Words.batch, Words.step] }
}
