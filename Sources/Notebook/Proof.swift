/// A proof on its way to the build.
struct Proof {
  /// How a value is compared with its bound; the numbers are part of the record's layout.
  enum Relation: Int {
    case isTrue = 0
    case equals = 1
    case atMost = 2
    case atLeast = 3
  }

  /// What was found, and whether it is as it should be.
  struct Result {
    var value: Float?
    var holds: Bool
  }

  var claim: String
  var measure: String
  var relation: Relation
  var bound: Float?
  var result: Result
  var control: Result?
  var line: Int

  /// Measures and sends the proof.
  static func send(
    _ claim: String, _ measure: String, _ relation: Relation, _ bound: Float,
    _ value: () throws -> Float, _ control: (() throws -> Float)?, line: Int
  ) rethrows {
    let result = relation.result(of: try value(), bound: bound)
    let controlled = try control.map { relation.result(of: try $0(), bound: bound) }
    Channel.shared.send(
      Proof(
        claim: claim, measure: measure, relation: relation, bound: bound, result: result,
        control: controlled, line: line))
  }

  /// The proof as a reader sees it who runs a copied program.
  var text: String {
    let value = result.value.map { " = \($0)" } ?? ""
    return "\(result.holds ? "✓" : "✗") \(claim) \(measure)\(value)"
  }
}

extension Proof.Result {
  /// The answer to a question with yes or no.
  init(holds: Bool) {
    self.init(value: nil, holds: holds)
  }
}

extension Proof.Relation {
  fileprivate func result(of value: Float, bound: Float) -> Proof.Result {
    let holds =
      switch self {
      case .isTrue: value != 0
      case .equals: value == bound
      case .atMost: value <= bound
      case .atLeast: value >= bound
      }
    return Proof.Result(value: value, holds: holds)
  }
}

extension Frame {
  /// The payload of a proof: claim, measure, line, relation, bound, result, control.
  init(_ proof: Proof) {
    self.init()
    append(proof.claim)
    append(proof.measure)
    append(proof.line)
    append(proof.relation.rawValue)
    append([proof.bound].compactMap(\.self))
    append(proof.result)
    append(proof.control == nil ? 0 : 1)
    if let control = proof.control { append(control) }
  }

  private mutating func append(_ result: Proof.Result) {
    append(result.holds ? 1 : 0)
    append([result.value].compactMap(\.self))
  }
}
