/// Parameters side by side in two blocks of memory, so that an optimizer passes over all of them in
/// one call.
struct ParameterArena {
  let parameters: [Parameter]
  let memory: ArenaMemory

  /// Finds the parameters in an arena of just them, or moves them into a new one.
  init(_ parameters: [Parameter]) {
    self.parameters = parameters
    let (offsets, count) = ParameterArena.layout(parameters)
    if let memory = parameters.first?.tensor.node.arenaMemory, memory.count == count,
      zip(parameters, offsets).allSatisfy({ $0.tensor.node.pointer == memory.values + $1 })
    {
      self.memory = memory
      return
    }
    memory = ArenaMemory(count: count)
    for (parameter, offset) in zip(parameters, offsets) {
      parameter.tensor.node.move(
        to: memory.values + offset, gradient: memory.gradients + offset, owner: memory)
    }
  }

  /// Where each parameter begins, at multiples of 64 bytes, and the length of all.
  private static func layout(_ parameters: [Parameter]) -> (offsets: [Int], count: Int) {
    var offsets: [Int] = []
    var count = 0
    for parameter in parameters {
      offsets.append(count)
      count += (parameter.tensor.count + 15) / 16 * 16
    }
    return (offsets, count)
  }

  /// Sets to zero the gradients that no backward pass wrote.
  func completeGradients() {
    for parameter in parameters where !parameter.tensor.node.hasGradient {
      parameter.tensor.node.gradient?.update(repeating: 0, count: parameter.tensor.count)
    }
  }
}
