/// A part of a model that has parameters.
public protocol Module {
  /// The parameters, each with the name it has in a weight file.
  ///
  /// - Parameter prefix: What the names begin with, for instance `enc.0.`.
  /// - Returns: The parameters in a fixed order.
  func parameters(prefix: String) -> [Parameter]
}

extension Module {
  /// The parameters under their own names.
  public var parameters: [Parameter] { parameters(prefix: "") }
}
