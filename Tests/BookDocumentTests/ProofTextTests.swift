import CellRecords
import Testing

@testable import BookDocument

@Suite struct ProofTextTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (12, "12"), (-3, "−3"), (0.0312, "0.0312"), (1.05, "1.05"),
      (0.5, "0.5"), (123.456, "123"), (4.768e-7, "4.77×10⁻⁷"), (1e-6, "10⁻⁶"), (-2e-9, "−2×10⁻⁹"),
      (1.5e12, "1.5×10¹²"), (.infinity, "∞"), (9.999, "10"), (0.00099999, "10⁻³"),
    ] as [(Float, String)])
  func numbersHaveThreeDigits(value: Float, text: String) {
    #expect(ProofNumber.text(value) == text)
  }

  @Test(
    arguments: [
      (.isTrue, nil, nil, "成立"), (.equals, 0, 0, "测得 0，须等于 0"),
      (.atMost, 1e-6, 2e-8, "测得 2×10⁻⁸，至多 10⁻⁶，余量 50 倍"), (.atMost, 1, 0, "测得 0，至多 1，余量全部"),
      (.atLeast, 2, 3, "测得 3，至少 2，余量 1.5 倍"),
    ] as [(ProofRecord.Relation, Float?, Float?, String)])
  func aSummaryNamesValueDemandAndMargin(
    relation: ProofRecord.Relation, bound: Float?, value: Float?, text: String
  ) {
    let proof = ProofRecord(
      claims: ["a"], measure: "m", relation: relation, bound: bound,
      result: ProofResult(value: value, holds: true), place: CellLine(cell: 0, line: 0))
    #expect(ProofText(Language.chinese.phrases).summary(of: proof) == text)
  }

  @Test func whatIsNotANumberIsNamedInTheLanguageOfTheBook() {
    let result = ProofResult(value: .nan, holds: false)
    #expect(ProofText(Language.chinese.phrases).found(result) == "测得 不是数")
    #expect(ProofText(Language.english.phrases).found(result).contains("NaN"))
  }
}
