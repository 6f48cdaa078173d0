import Testing

@testable import BookDocument

@Suite struct ProofNumberTests {
  @Test(
    arguments: [
      (9_999, "9999"), (10_000, "10,000"), (1_921_024, "1,921,024"), (-12_345, "−12,345"),
      (12_345.5, "12,346"), (1_234.5, "1234"), (7.2e-7, "7.2×10⁻⁷"), (7.234e-7, "7.23×10⁻⁷"),
      (0.0312, "0.0312"),
    ] as [(Float, String)])
  func aBadgeSeparatesThousandsFromFiveDigitsOn(value: Float, text: String) {
    #expect(ProofNumber.text(value) == text)
  }
}
