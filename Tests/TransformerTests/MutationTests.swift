import Foundation
import Testing
import Transformer

/// Damaged files and arbitrary texts: an error or a result, never a crash.
///
/// A few thousand rounds run with the other tests; `MUTATION_ROUNDS=1000000` asks for more.
@Suite("Mutations")
struct MutationTests {
  static let rounds =
    ProcessInfo.processInfo.environment["MUTATION_ROUNDS"].flatMap(Int.init) ?? 5000

  static func goodFiles() throws -> [[UInt8]] {
    let model = EncoderDecoder(
      .init(
        vocabularySize: 5, modelDimension: 4, heads: 2, feedForwardDimension: 4, encoderLayers: 1,
        decoderLayers: 1))
    return [
      try Safetensors.encode([("a", .range(3)), ("b", .ones([2, 2]))]),
      try Safetensors.encode([("名字 \"quoted\"\n", .ones([1, 2, 1])), ("empty", .zeros([0, 4]))]),
      try Safetensors.encode(model.namedTensors),
    ]
  }

  @Test func aDamagedFileIsRefusedOrRead() throws {
    let files = try MutationTests.goodFiles()
    let model = EncoderDecoder(.init(vocabularySize: 5))
    var random = RandomSource(seed: 1)
    var (read, refused) = (0, 0)
    for round in 0..<MutationTests.rounds {
      let bytes = files[round % files.count].mutated(&random)
      guard let file = try? Safetensors(bytes: bytes) else {
        refused += 1
        continue
      }
      read += 1
      for name in file.names {
        guard let tensor = try? file.tensor(name) else { continue }
        #expect(tensor.scalars.count == tensor.count)
      }
      for name in file.names { _ = try? file.integers(name) }
      #expect(throws: SafetensorsError.self) { try model.load(file) }
    }
    #expect(read > 0 && refused > 0)
  }

  @Test func anyTextIsSplitAndReadBack() throws {
    let sentence = "I have <Begin> a cat, isn't it? 我有一只猫。 <end> \u{301}é<"
    let vocabulary = Vocabulary(texts: [sentence])
    var random = RandomSource(seed: 2)
    for _ in 0..<MutationTests.rounds {
      let text = String(decoding: Array(sentence.utf8).mutated(&random), as: UTF8.self)
      let words = WordTokenizer().words(of: text)
      #expect(!words.contains(""))
      if let ids = try? vocabulary.encode(text) {
        let back = try vocabulary.decode(ids)
        #expect(back == words.joined(separator: " "))
      }
      _ = try? vocabulary.tokens([text, sentence])
      let ids = (0..<3).map { _ in Int.random(in: -2...vocabulary.count, using: &random) }
      let isKnown = ids.allSatisfy { (0..<vocabulary.count).contains($0) }
      let decoded = try? vocabulary.decode(ids)
      #expect((decoded != nil) == isKnown)
    }
  }

  /// Every list of known tokens gives finite scores, whatever its padding.
  @Test func anyTokenListGivesFiniteScores() {
    let model = EncoderDecoder(
      .init(
        vocabularySize: 6, modelDimension: 4, heads: 2, feedForwardDimension: 4, encoderLayers: 1,
        decoderLayers: 1))
    var random = RandomSource(seed: 3)
    func text(_ batch: Int) -> Tokens {
      let length = Int.random(in: 1...7, using: &random)
      return Tokens(
        (0..<batch).map { _ in
          // A text that is all padding is misuse, so one token is real.
          var row = (0..<length).map { _ in Int.random(in: 0..<6, using: &random) }
          row[Int.random(in: 0..<length, using: &random)] = 3
          return row
        })
    }
    for _ in 0..<MutationTests.rounds {
      let batch = Int.random(in: 1...3, using: &random)
      let (source, input) = (text(batch), text(batch))
      let logits = withoutGradients { model.logits(source: source, decoderInput: input) }
      #expect(logits.shape == [batch, input.length, 6])
      #expect(logits.scalars.allSatisfy { $0.isFinite })
    }
  }
}
