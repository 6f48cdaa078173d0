import Testing

@testable import Figures

@Suite struct NumberFormatTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let value: Double
    let format: NumberFormat
    let expected: String
    var testDescription: String { "\(value) as \(expected)" }
    init(_ value: Double, _ format: NumberFormat, _ expected: String) {
      self.value = value
      self.format = format
      self.expected = expected
    }
  }

  static let cases: [Case] = [
    Case(0, .fixed(fractionDigits: 2), "0.00"), Case(-0.0, .fixed(fractionDigits: 2), "0.00"),
    Case(-0.001, .fixed(fractionDigits: 2), "0.00"), Case(1, .fixed(fractionDigits: 0), "1"),
    Case(0.5, .fixed(fractionDigits: 0), "0"), Case(1.5, .fixed(fractionDigits: 0), "2"),
    Case(2.5, .fixed(fractionDigits: 0), "2"), Case(0.125, .fixed(fractionDigits: 2), "0.12"),
    Case(0.375, .fixed(fractionDigits: 2), "0.38"), Case(2.675, .fixed(fractionDigits: 2), "2.67"),
    Case(0.995, .fixed(fractionDigits: 2), "0.99"), Case(0.999, .fixed(fractionDigits: 2), "1.00"),
    Case(9.999, .fixed(fractionDigits: 2), "10.00"), Case(0.05, .fixed(fractionDigits: 1), "0.1"),
    Case(-12.3456, .fixed(fractionDigits: 3), "-12.346"),
    Case(1e22, .fixed(fractionDigits: 1), "10000000000000000000000.0"),
    Case(.leastNonzeroMagnitude, .fixed(fractionDigits: 3), "0.000"),
    Case(0.00012345, .scientific(significantDigits: 2), "1.2e-4"),
    Case(9.96, .scientific(significantDigits: 2), "1.0e1"),
    Case(-12345, .scientific(significantDigits: 3), "-1.23e4"),
    Case(0, .scientific(significantDigits: 3), "0.00e0"),
    Case(.leastNonzeroMagnitude, .scientific(significantDigits: 1), "5e-324"),
    Case(.nan, .fixed(fractionDigits: 2), "nan"), Case(.infinity, .fixed(fractionDigits: 2), "inf"),
    Case(-.infinity, .scientific(significantDigits: 2), "-inf"),
  ]

  @Test(arguments: cases)
  func roundsTheExactValueOnce(_ row: Case) {
    #expect(row.format.string(from: row.value) == row.expected)
  }

  @Test(arguments: [0, 1, 2, 4, 7, 12])
  func agreesWithExactArithmetic(fractionDigits: Int) {
    var generator = SplitMix(state: UInt64(fractionDigits))
    for _ in 0..<2000 {
      let exponent = Int(generator.next() % 40) - 25
      let value = Double(
        sign: .plus, exponent: exponent - 63,
        significand: Double(Int64(truncatingIfNeeded: generator.next())))
      #expect(
        NumberFormat.fixed(fractionDigits: fractionDigits).string(from: value)
          == ExactDecimal(value).fixed(fractionDigits: fractionDigits))
    }
  }

  @Test(arguments: [1, 2, 5, 9, 17])
  func agreesWithExactArithmeticInScientificNotation(significantDigits: Int) {
    var generator = SplitMix(state: UInt64(significantDigits))
    for _ in 0..<2000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(
        NumberFormat.scientific(significantDigits: significantDigits).string(from: value)
          == ExactDecimal(value).scientific(significantDigits: significantDigits))
    }
  }

  @Test(arguments: 0...4)
  func roundsTiesToTheEvenDigit(fractionDigits: Int) throws {
    // An odd number of halves of 2^-n ends in 5 just after digit n, exactly.
    let format = NumberFormat.fixed(fractionDigits: fractionDigits)
    for odd in stride(from: 1, through: 999, by: 2) {
      let value = Double(odd) / Double(1 << (fractionDigits + 1))
      let text = format.string(from: value)
      let last = try #require(text.last?.wholeNumberValue)
      #expect(last.isMultiple(of: 2), "\(value) as \(text)")
      #expect(text == ExactDecimal(value).fixed(fractionDigits: fractionDigits))
    }
  }

  @Test(arguments: [
    ([Float](), NumberFormat.fixed(fractionDigits: 0)),
    ([1, 2, 300], .fixed(fractionDigits: 0)),
    ([0.5, -2], .fixed(fractionDigits: 4)),
    ([1e-7, -3e-8], .scientific(significantDigits: 4)),
    ([1.5e8, 1], .scientific(significantDigits: 4)),
    ([.nan, .infinity, 0.25], .fixed(fractionDigits: 4)),
  ])
  func choosesAFormatForTheValues(values: [Float], expected: NumberFormat) {
    #expect(NumberFormat.suitable(for: values) == expected)
  }

  @Test(arguments: [
    ([0.5, -0.25], ["0.500", "-0.250"], 0), ([1, 2.5], ["1.00", "2.50"], 0),
    ([123.4, -1], ["123", "-1"], 0), ([0.999_9], ["1.00"], 0),
    ([1234.5], ["1.23"], 3), ([0.0312, 0.000_01], ["3.12", "1.00e-3"], -2),
    ([1, 300], ["1", "300"], 0), ([.nan, 0.5], ["nan", "0.500"], 0),
  ])
  func writesThreeSignificantDigitsOfTheLargest(
    values: [Float], texts: [String], exponent: Int
  ) {
    let scale = NumberScale(fitting: values)
    #expect(values.map { scale.string(from: $0) } == texts)
    #expect(scale.exponent == exponent)
  }

  @Test(arguments: [
    (Float(0), "0"), (3, "3"), (0.25, "0.250"), (0.00663, "0.00663"), (-12.34, "-12.3"),
    (4.17e-7, "4.17e-7"), (123_456.7, "1.23e5"),
  ])
  func writesANumberByItself(value: Float, expected: String) {
    #expect(NumberScale.single(value) == expected)
  }

  @Test(arguments: [
    (Float(0), "0"), (0.25, "0.2500"), (0.00006, "0.0001"), (0.00004, "4e-5"), (-1e-9, "-1e-9"),
    (.nan, "nan"),
  ])
  func neverShowsATinyNumberAsZero(value: Float, expected: String) {
    #expect(NumberFormat.fixed(fractionDigits: 4).tableString(from: value) == expected)
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "1"), (1.5, "1.5"), (1.25, "1.25"), (1.204, "1.2"), (-0.05, "-0.05"),
    (2.675, "2.68"), (-7.999, "-8"),
  ])
  func writesShortCoordinates(value: Double, expected: String) {
    #expect(NumberFormat.coordinate(value) == expected)
  }

  @Test(arguments: [
    ("-1.5", "−1.5"), ("nan", "NaN"), ("inf", "∞"), ("-inf", "−∞"), ("2e-3", "2×10⁻³"),
  ])
  func showsReadersATrueMinus(ascii: String, expected: String) {
    #expect(NumberFormat.typographic(ascii) == expected)
  }

  @Test func refusesANegativeCountOfDigits() async {
    await #expect(processExitsWith: .failure) {
      _ = NumberFormat.fixed(fractionDigits: -1).string(from: 1.0)
    }
  }
}

/// A small generator whose numbers are the same in every run.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
