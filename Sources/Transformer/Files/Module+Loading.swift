extension Module {
  /// Replaces all parameters by those of a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - prefix: What the names in the file begin with, before the parameter's own name.
  /// - Throws: `SafetensorsError` when a parameter is missing or has another shape; then no
  ///   parameter has changed.
  public func load(_ file: Safetensors, prefix: String = "") throws(SafetensorsError) {
    var values: [(Parameter, Tensor)] = []
    for parameter in parameters {
      let tensor = try file.tensor(prefix + parameter.name)
      guard tensor.shape == parameter.tensor.shape else {
        throw .shape(
          name: parameter.name, found: tensor.shape, expected: parameter.tensor.shape)
      }
      values.append((parameter, tensor))
    }
    for (parameter, tensor) in values { parameter.assign(tensor) }
  }
}
