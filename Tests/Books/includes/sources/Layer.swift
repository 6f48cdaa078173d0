/// A layer that adds a number.
struct Layer {
  var offset = 1

  /// Adds the offset.
  func forward(_ input: Int) -> Int {
    // book: begin addition
    let sum = input + offset
    return sum
    // book: end addition
  }
}

extension Layer {
  /// Takes the offset away.
  static func backward(_ output: Int, offset: Int) -> Int { output - offset }
}

/// Applies a layer several times.
@discardableResult
func applied(_ layer: Layer, times: Int) -> Int {
  (0..<times).reduce(0) { sum, _ in layer.forward(sum) }
}
