import CellRecords

// Each form takes the id of a claim, or the ids of several that one experiment proves; numbers are of any
// `BinaryInteger` or `BinaryFloatingPoint` type.

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
  try verify([claim], measure, condition, control: control, line: line)
}

/// Proves several claims of the book with one experiment: the condition must be true.
///
/// It takes their ids where ``verify(_:_:_:control:line:)`` takes one.
///
/// - Throws: What the closures throw.
/// - Precondition: There is a claim, and each is named once.
public func verify(
  _ claims: [String], _ measure: String, _ condition: () throws -> Bool,
  control: (() throws -> Bool)? = nil, line: Int = #line
) rethrows {
  let result = ProofResult(holds: try condition())
  let controlled = try control.map { ProofResult(holds: try $0()) }
  send(claims, measure, .isTrue, bound: nil, result, controlled, line: line)
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
public func verify<Value: Numeric & Comparable>(
  _ claim: String, _ measure: String, equals expected: Value, _ value: () throws -> Value,
  control: (() throws -> Value)? = nil, line: Int = #line
) rethrows {
  try compare([claim], measure, .equals, expected, value, control, line: line)
}

/// Proves several claims of the book with one experiment: the value must be exactly this one.
///
/// It takes their ids where ``verify(_:_:equals:_:control:line:)`` takes one.
///
/// - Throws: What the closures throw.
/// - Precondition: There is a claim, and each is named once.
public func verify<Value: Numeric & Comparable>(
  _ claims: [String], _ measure: String, equals expected: Value, _ value: () throws -> Value,
  control: (() throws -> Value)? = nil, line: Int = #line
) rethrows {
  try compare(claims, measure, .equals, expected, value, control, line: line)
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
public func verify<Value: Numeric & Comparable>(
  _ claim: String, _ measure: String, atMost bound: Value, _ value: () throws -> Value,
  control: (() throws -> Value)? = nil, line: Int = #line
) rethrows {
  try compare([claim], measure, .atMost, bound, value, control, line: line)
}

/// Proves several claims of the book with one experiment: the value must not be above a bound.
///
/// It takes their ids where ``verify(_:_:atMost:_:control:line:)`` takes one.
///
/// - Throws: What the closures throw.
/// - Precondition: There is a claim, and each is named once.
public func verify<Value: Numeric & Comparable>(
  _ claims: [String], _ measure: String, atMost bound: Value, _ value: () throws -> Value,
  control: (() throws -> Value)? = nil, line: Int = #line
) rethrows {
  try compare(claims, measure, .atMost, bound, value, control, line: line)
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
public func verify<Value: Numeric & Comparable>(
  _ claim: String, _ measure: String, atLeast bound: Value, _ value: () throws -> Value,
  control: (() throws -> Value)? = nil, line: Int = #line
) rethrows {
  try compare([claim], measure, .atLeast, bound, value, control, line: line)
}

/// Proves several claims of the book with one experiment: the value must not be below a bound.
///
/// It takes their ids where ``verify(_:_:atLeast:_:control:line:)`` takes one.
///
/// - Throws: What the closures throw.
/// - Precondition: There is a claim, and each is named once.
public func verify<Value: Numeric & Comparable>(
  _ claims: [String], _ measure: String, atLeast bound: Value, _ value: () throws -> Value,
  control: (() throws -> Value)? = nil, line: Int = #line
) rethrows {
  try compare(claims, measure, .atLeast, bound, value, control, line: line)
}

private func compare<Value: Numeric & Comparable>(
  _ claims: [String], _ measure: String, _ relation: ProofRecord.Relation, _ bound: Value,
  _ value: () throws -> Value, _ control: (() throws -> Value)?, line: Int
) rethrows {
  let result = relation.result(of: try value(), bound: bound)
  let controlled = try control.map { relation.result(of: try $0(), bound: bound) }
  send(
    claims, measure, relation, bound: ProofResult.number(bound), result, controlled, line: line)
}

private func send(
  _ claims: [String], _ measure: String, _ relation: ProofRecord.Relation, bound: Float?,
  _ result: ProofResult, _ control: ProofResult?, line: Int
) {
  precondition(
    !claims.isEmpty && Set(claims).count == claims.count,
    "a proof names at least one claim, and each once, got \(claims)")
  Channel.shared.send(proofAt: line) { place in
    ProofRecord(
      claims: claims, measure: measure, relation: relation, bound: bound, result: result,
      control: control, place: place)
  }
}
