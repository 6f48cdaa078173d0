import Figures
import Notebook
import Testing
import Transformer
import TransformerFigures

@Suite(.chinese) struct TransformerFiguresTests {
  private let vocabulary = Vocabulary(texts: ["I have a cat"])

  private func batch() throws -> Batch {
    Batch(
      source: try vocabulary.tokens("<Begin> I have"),
      target: try vocabulary.tokens("I have <end>"))
  }

  private func model() -> EncoderDecoder {
    EncoderDecoder(.init(vocabularySize: vocabulary.count, modelDimension: 8, heads: 2, seed: 3))
  }

  @Test(arguments: [[], [3], [2, 3], [2, 2, 3], [2, 2, 2, 3]] as [[Int]])
  func aTensorOfAnyRankShowsItself(shape: [Int]) throws {
    let count = shape.reduce(1, *)
    let tensor = Tensor(shape: shape, scalars: (0..<count).map { Float($0) })
    let numbers = try #require(tensor.figure.tensors.first)
    #expect(numbers.values == tensor.scalars)
  }

  @Test func tensorsAndTokensHaveAShapeForThePage() {
    func shape(_ value: some Shaped) -> ([Int], [String]) { (value.shape, value.axisNames) }
    #expect(shape(Tensor.zeros([2, 3])) == ([2, 3], []))
    #expect(shape(Tokens([[1, 2, 3], [4, 5, 6]])) == ([2, 3], ["批", "步"]))
  }

  @Test func theStepTableIsReadOffTheTensors() throws {
    let batch = try batch()
    let table = StepTable(
      teacherForcing: "表", batch: batch, mask: .causalMask(length: 3), vocabulary: vocabulary)
    #expect(table.columns.map(\.header) == ["看得到的前缀", "目标"])
    #expect(table.columns[0].cells.map(\.text) == ["<Begin>", "<Begin> I", "<Begin> I have"])
    #expect(table.columns[1].cells.map(\.text) == ["I", "have", "<end>"])
  }

  @Test func aMaskThatHidesNothingShowsInTheStepTable() throws {
    let all = AttentionMask.allowing(Tensor(shape: [3, 3], scalars: Array(repeating: 1, count: 9)))
    let table = StepTable(
      teacherForcing: "表", batch: try batch(), mask: all, vocabulary: vocabulary)
    #expect(table.columns[0].cells.map(\.text) == Array(repeating: "<Begin> I have", count: 3))
  }

  @Test func lossesAndProbabilitiesBelongTogether() throws {
    let batch = try batch()
    let pass = model().teacherForced(batch)
    let table = StepTable(
      teacherForcing: "表", batch: batch, mask: .causalMask(length: 3), vocabulary: vocabulary,
      pass: pass)
    let probabilities = try #require(table.columns[3].values)
    let losses = try #require(table.columns[4].values)
    #expect(losses == pass.losses.scalars)
    let total = pass.logits.softmax().scalars.reduce(0, +)
    #expect(abs(total - 3) < 1e-5)
    #expect(zip(probabilities, losses).allSatisfy { $0 > 0 && $0 < 1 && $1 > 0 })
  }

  @Test func aFreeRunShowsEachInputAndOutput() throws {
    let trace = model().greedyDecode(
      try batch().source, DecodingOptions(maximumLength: 3, stopsAtEnd: false))
    let table = StepTable(freeRunning: "表", trace: trace, vocabulary: vocabulary)
    let inputs = table.columns[0].cells.map(\.text)
    let outputs = table.columns[2].cells.map(\.text)
    #expect(inputs.first == "<Begin>")
    #expect(Array(inputs.dropFirst()) == Array(outputs.dropLast()))
  }
}
