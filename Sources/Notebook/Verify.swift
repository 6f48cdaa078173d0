import CellRecords

/// Proves a claim of the book: the condition must be true.
///
/// The build fails at this line when it is not. A claim that no mutation of `claims.yml` can touch has
/// a control, which must come out false.
///
/// ```swift
/// verify("6.1-a", "each input is the output before it") { inputs == outputs } control: { shuffled == outputs }
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
  let result = ProofResult(holds: try condition())
  let controlled = try control.map { ProofResult(holds: try $0()) }
  Channel.shared.send(proofAt: line) { place in
    ProofRecord(
      claim: claim, measure: measure, relation: .isTrue, result: result, control: controlled,
      place: place)
  }
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
  try send(claim, measure, .equals, expected, value, control, line: line)
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
  try send(claim, measure, .atMost, bound, value, control, line: line)
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
  try send(claim, measure, .atLeast, bound, value, control, line: line)
}

private func send(
  _ claim: String, _ measure: String, _ relation: ProofRecord.Relation, _ bound: Float,
  _ value: () throws -> Float, _ control: (() throws -> Float)?, line: Int
) rethrows {
  let result = relation.result(of: try value(), bound: bound)
  let controlled = try control.map { relation.result(of: try $0(), bound: bound) }
  Channel.shared.send(proofAt: line) { place in
    ProofRecord(
      claim: claim, measure: measure, relation: relation, bound: bound, result: result,
      control: controlled, place: place)
  }
}
