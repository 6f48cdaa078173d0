extension Tensor: CustomStringConvertible {
  /// The shape and the elements, shortened where there are many.
  public var description: String {
    if rank == 0 { return Tensor.text(node.pointer[0]) }
    return "Tensor\(shape) " + text(axis: 0, start: 0, indent: 0)
  }

  private static let shownPerAxis = 8

  private func text(axis: Int, start: Int, indent: Int) -> String {
    let extent = node.shape[axis]
    let stride = node.shape.stride(of: axis)
    let isLast = axis == rank - 1
    var parts: [String] = []
    for index in 0..<extent {
      if extent > Tensor.shownPerAxis && index == Tensor.shownPerAxis - 1 {
        parts.append("…")
        break
      }
      let offset = start + index * stride
      parts.append(
        isLast
          ? Tensor.text(node.pointer[offset])
          : text(axis: axis + 1, start: offset, indent: indent + 1))
    }
    let separator = isLast ? ", " : ",\n" + String(repeating: " ", count: indent + 1)
    return "[" + parts.joined(separator: separator) + "]"
  }

  /// Four decimals, written without Foundation.
  static func text(_ value: Float) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "\(value)" }
    let scaled = (Double(abs(value)) * 10_000).rounded()
    let whole = Int(scaled) / 10_000
    let digits = String(Int(scaled) % 10_000)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return "\(sign)\(whole)." + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
