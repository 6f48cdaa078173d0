/// Proves a claim of the book: the condition must be true.
///
/// The build fails at this line when it is not. A claim that no mutation of `claims.yml` can touch has
/// a control case, which must come out false.
///
/// ```swift
/// verify("6.1-a", "每一步的输入都是上一步的输出") { inputs == outputs } control: { shuffled == outputs }
/// ```
///
/// - Parameters:
///   - claim: The claim's id in `claims.yml`.
///   - measure: What is looked at, as the page says it.
///   - condition: What must be true.
///   - control: What must be false: a case in which the claim does not hold.
///   - line: The line of the proof.
/// - Throws: What the closures throw.
public func verify(
  _ claim: String, _ measure: String, _ condition: () throws -> Bool,
  control: (() throws -> Bool)? = nil, line: Int = #line
) rethrows {
  let proof = Proof(
    claim: claim, measure: measure, relation: .isTrue, bound: nil,
    result: .init(holds: try condition()), control: try control.map { .init(holds: try $0()) },
    line: line)
  Channel.shared.send(proof)
}

/// Proves a claim of the book: the value must be exactly this one.
///
/// - Parameters:
///   - claim: The claim's id in `claims.yml`.
///   - measure: What is measured, as the page says it.
///   - expected: The value that must come out.
///   - value: What is measured.
///   - control: A measurement that must come out otherwise.
///   - line: The line of the proof.
/// - Throws: What the closures throw.
public func verify(
  _ claim: String, _ measure: String, equals expected: Float, _ value: () throws -> Float,
  control: (() throws -> Float)? = nil, line: Int = #line
) rethrows {
  try Proof.send(claim, measure, .equals, expected, value, control, line: line)
}

/// Proves a claim of the book: the value must not be above a bound.
///
/// - Parameters:
///   - claim: The claim's id in `claims.yml`.
///   - measure: What is measured, as the page says it.
///   - bound: The largest value allowed.
///   - value: What is measured; not a number is out of every bound.
///   - control: A measurement that must lie above the bound.
///   - line: The line of the proof.
/// - Throws: What the closures throw.
public func verify(
  _ claim: String, _ measure: String, atMost bound: Float, _ value: () throws -> Float,
  control: (() throws -> Float)? = nil, line: Int = #line
) rethrows {
  try Proof.send(claim, measure, .atMost, bound, value, control, line: line)
}

/// Proves a claim of the book: the value must not be below a bound.
///
/// - Parameters:
///   - claim: The claim's id in `claims.yml`.
///   - measure: What is measured, as the page says it.
///   - bound: The smallest value allowed.
///   - value: What is measured; not a number is out of every bound.
///   - control: A measurement that must lie below the bound.
///   - line: The line of the proof.
/// - Throws: What the closures throw.
public func verify(
  _ claim: String, _ measure: String, atLeast bound: Float, _ value: () throws -> Float,
  control: (() throws -> Float)? = nil, line: Int = #line
) rethrows {
  try Proof.send(claim, measure, .atLeast, bound, value, control, line: line)
}
