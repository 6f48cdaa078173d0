internal import CKernels

/// A recurrent layer: each step's state needs the state of the step before.
public struct RecurrentLayer: Module {
  /// How a state follows from the one before.
  public enum Cell: Sendable, CaseIterable {
    /// `h' = tanh(W_ih x + b_ih + W_hh h + b_hh)`.
    case elman

    /// Gated: `h' = (1 - z) n + z h`, with `n = tanh(W_in x + b_in + r (W_hn h + b_hn))`.
    case gru

    var gates: Int { self == .elman ? 1 : 3 }
  }

  /// How a state follows from the one before.
  ///
  /// - Source: Elman, "Finding Structure in Time"; Cho et al. 2014, equations 5 to 8, with the reset
  ///   gate after the matrix as in cuDNN.
  public let cell: Cell

  /// W_ih and b_ih: `[gates * hiddenSize, inputSize]`, the gates stacked r, z, n.
  public let inputMap: Linear

  /// W_hh and b_hh: `[gates * hiddenSize, hiddenSize]`.
  public let hiddenMap: Linear

  /// The number of features of a state.
  public var hiddenSize: Int { hiddenMap.weight.node.shape[1] }

  /// Creates a layer with uniform random weights of at most 1/√hiddenSize.
  ///
  /// - Parameters:
  ///   - cell: How a state follows from the one before.
  ///   - inputSize: The number of input features.
  ///   - hiddenSize: The number of features of a state.
  ///   - seed: The stream of random numbers.
  public init(_ cell: Cell, inputSize: Int, hiddenSize: Int, seed: UInt64) {
    var seeds = SeedSequence(seed)
    let bound = Float(1 / ck_scalar_root(Double(hiddenSize)))
    let rows = cell.gates * hiddenSize
    func map(_ columns: Int) -> Linear {
      Linear(
        weight: .uniform([rows, columns], in: -bound..<bound, seed: seeds.next()),
        bias: .uniform([rows], in: -bound..<bound, seed: seeds.next()))
    }
    self.init(cell, inputMap: map(inputSize), hiddenMap: map(hiddenSize))
  }

  /// Creates a layer with given parameters.
  ///
  /// - Parameters:
  ///   - cell: How a state follows from the one before.
  ///   - inputMap: W_ih and b_ih.
  ///   - hiddenMap: W_hh and b_hh.
  /// - Precondition: The shapes fit together.
  public init(_ cell: Cell, inputMap: Linear, hiddenMap: Linear) {
    let rows = hiddenMap.weight.node.shape[0]
    precondition(
      rows == cell.gates * hiddenMap.weight.node.shape[1]
        && inputMap.weight.node.shape[0] == rows,
      "weights \(inputMap.weight.shape) and \(hiddenMap.weight.shape) do not make \(cell.gates) "
        + "gates")
    self.cell = cell
    self.inputMap = inputMap
    self.hiddenMap = hiddenMap
  }

  /// Runs over all steps of a batch.
  ///
  /// - Parameters:
  ///   - input: The inputs.
  ///   - initial: The state before the first step; zeros by default.
  ///   - isReal: 1 where a step counts and 0 where the state stays as it is; nil for all.
  /// - Returns: The state after every step, and the last one.
  /// - Shape: Input `[batch, time, inputSize]`, states `[batch, time, hiddenSize]`, initial and last
  ///   `[batch, hiddenSize]`, isReal `[batch, time]`.
  public func callAsFunction(
    _ input: Tensor, initial: Tensor? = nil, isReal: Tensor? = nil
  ) -> (states: Tensor, last: Tensor) {
    precondition(
      input.rank == 3 && input.dimension(1) > 0,
      "a recurrent layer needs [batch, time > 0, features], not \(input.shape)")
    let (batch, time) = (input.dimension(0), input.dimension(1))
    // The inputs are known, so their share of all steps is one product. The states' is not.
    let mapped = inputMap(input)  // [B, T, G H]
    var state = initial ?? .zeros([batch, hiddenSize])  // [B, H]
    var states: [Tensor] = []
    for step in 0..<time {
      let share = mapped.sliced(step..<step + 1, axis: 1)
        .reshaped([batch, cell.gates * hiddenSize])  // [B, G H]
      var next = advance(state, share)
      if let isReal {
        let real = isReal.sliced(step..<step + 1, axis: 1)  // [B, 1]
        next = next * real + state * (1 - real)
      }
      state = next
      states.append(state.reshaped([batch, 1, hiddenSize]))
    }
    return (.concatenated(states, axis: 1), state)
  }

  /// The next state, from the state before and the input's share of the gates.
  func advance(_ state: Tensor, _ share: Tensor) -> Tensor {
    let hidden = hiddenMap(state)  // [B, G H]
    guard cell == .gru else { return (share + hidden).tanh() }
    let size = hiddenSize
    let gates =
      (share.sliced(0..<2 * size, axis: 1) + hidden.sliced(0..<2 * size, axis: 1)).sigmoid()
    let reset = gates.sliced(0..<size, axis: 1)  // [B, H]
    let update = gates.sliced(size..<2 * size, axis: 1)  // [B, H]
    let candidate =
      (share.sliced(2 * size..<3 * size, axis: 1)
      + reset * hidden.sliced(2 * size..<3 * size, axis: 1)).tanh()  // [B, H]
    return (1 - update) * candidate + update * state
  }

  /// Both maps, named as PyTorch names them.
  public func parameters(prefix: String) -> [Parameter] {
    [("ih", inputMap), ("hh", hiddenMap)].flatMap { name, map in
      [Parameter(prefix + "weight_" + name, map.weight)]
        + (map.bias.map { [Parameter(prefix + "bias_" + name, $0)] } ?? [])
    }
  }
}
